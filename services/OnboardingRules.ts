/** The stages of an onboarding and what follows from the rostering methods. Mirrors the Apex class with the same name. */
export class OnboardingRules {
  /** The stages in order. */
  static stages(): string[] {
    return ['New', 'Rostering', 'Monitoring', 'Closed'];
  }

  /** -1 if it isn't a stage. */
  static stageIndex(stage: string | null): number {
    return OnboardingRules.stages().indexOf(stage ?? '');
  }

  /** Null after the last stage, and if it isn't a stage. */
  static stageAfter(stage: string | null): string | null {
    const index = OnboardingRules.stageIndex(stage);
    return index < 0 ? null : (OnboardingRules.stages()[index + 1] ?? null);
  }

  /** If the teacher method is blank, teachers use the student method. */
  static teacherMethodOf(studentMethod: string | null, teacherMethod: string | null): string | null {
    return isBlank(teacherMethod) ? studentMethod : teacherMethod;
  }

  /** The chosen methods that need an integration case, the student method first, each once. `providers` are all methods that need one. */
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

  /** True if the student or teacher method needs no integration case. Then the specialist enters when rostering is complete. */
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

/** Like `String.isBlank` in Apex: null, empty, or only white space. */
function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
