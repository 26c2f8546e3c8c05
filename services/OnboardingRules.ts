/** Facts of the process that depend on nothing but their arguments. Mirrors the Apex class of the same name. */
export class OnboardingRules {
  /** The stages in order. */
  static stages(): string[] {
    return ['New', 'Rostering', 'Monitoring', 'Closed'];
  }

  /** Position in the order; -1 for what is no stage. */
  static stageIndex(stage: string | null): number {
    return OnboardingRules.stages().indexOf(stage ?? '');
  }

  /** Null after the last stage and for what is no stage. */
  static stageAfter(stage: string | null): string | null {
    const index = OnboardingRules.stageIndex(stage);
    return index < 0 ? null : (OnboardingRules.stages()[index + 1] ?? null);
  }

  /** A blank teacher method means the same as for students. */
  static teacherMethodOf(studentMethod: string | null, teacherMethod: string | null): string | null {
    return isBlank(teacherMethod) ? studentMethod : teacherMethod;
  }

  /** The chosen methods that need an integration case, students' first, each once. `providers` are the methods that do. */
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

  /** True where a side was chosen that nobody integrates: the specialist then says when rostering is complete. */
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

/** As Apex's `String.isBlank`: null, empty, or white space only. */
function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
