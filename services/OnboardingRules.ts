/** Rules of the onboarding process that need no data but their arguments. Mirrors the Apex class of the same name. */
export class OnboardingRules {
  /** In order. */
  static stages(): string[] {
    return ['New', 'Rostering', 'Monitoring', 'Closed'];
  }

  /** The position of a stage, or -1 if it isn't a stage. */
  static stageIndex(stage: string | null): number {
    return OnboardingRules.stages().indexOf(stage ?? '');
  }

  /** Null after the last stage, or if it isn't a stage. */
  static stageAfter(stage: string | null): string | null {
    const index = OnboardingRules.stageIndex(stage);
    return index < 0 ? null : (OnboardingRules.stages()[index + 1] ?? null);
  }

  /** If the teacher method is blank, teachers use the student method. */
  static teacherMethodOf(studentMethod: string | null, teacherMethod: string | null): string | null {
    return isBlank(teacherMethod) ? studentMethod : teacherMethod;
  }

  /** The chosen methods that need an integration case, without duplicates, the student method first. `providers` are the methods that need one. */
  static providersFor(
    studentMethod: string | null,
    teacherMethod: string | null,
    providers: ReadonlySet<string>,
  ): string[] {
    const chosen = [studentMethod, OnboardingRules.teacherMethodOf(studentMethod, teacherMethod)];
    return chosen.filter(
      (method, index): method is string => method !== null && providers.has(method) && chosen.indexOf(method) === index,
    );
  }

  /** True if students or teachers have a method without integration. The specialist then enters when rostering is complete. */
  static hasManualSide(
    studentMethod: string | null,
    teacherMethod: string | null,
    providers: ReadonlySet<string>,
  ): boolean {
    if (isBlank(studentMethod)) return false;
    const teacher = OnboardingRules.teacherMethodOf(studentMethod, teacherMethod);
    return [studentMethod, teacher].some((method) => method === null || !providers.has(method));
  }
}

/** Like Apex's `String.isBlank`. */
function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
