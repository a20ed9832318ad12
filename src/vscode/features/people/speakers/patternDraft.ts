import { setSpeakerPatterns } from '../../../../core/participants/speakerPatterns';
import { StudyTurnRules } from '../../../../core/participants/studyTurnRules';
import { sameJson } from '../../../../core/records/sameJson';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import { parsePattern } from '../../../../core/turns/patterns/pattern';

/** Speaker patterns that are being typed, for the study or one of its groups. */
export class PatternDraft {
  constructor(
    /** Id of a group; empty for the study. */
    readonly scope: string,
    readonly typed: readonly string[],
  ) {}

  /** Why each of them is no pattern; empty for one that is, and for an empty line. */
  get problems(): string[] {
    return this.typed.map(source => {
      const pattern = parsePattern(source);
      return source.trim() === '' || pattern.ok ? '' : pattern.error;
    });
  }

  /** Those that can be used. */
  get patterns(): string[] {
    const { problems } = this;
    return this.typed.filter((source, i) => source.trim() !== '' && problems[i] === '');
  }

  /** By which patterns turns would be found in some transcripts; those left out for which nothing would change. */
  previews(study: StudyFile, paths: readonly string[]): Map<string, readonly string[]> {
    const changed = setSpeakerPatterns(study, this.patterns, this.scope === '' ? undefined : this.scope);
    const before = StudyTurnRules.of(study);
    const after = StudyTurnRules.of(changed.ok ? changed.value : study);
    const previews = paths.map(path => [path, after.of(path).patterns ?? []] as const);
    return new Map(
      previews.filter(([path, patterns]) => !sameJson(patterns, before.of(path).patterns ?? [])),
    );
  }
}

/** The patterns that are saved for the study, or for one of its groups. */
export function savedPatterns({ turns, groups }: StudyFile, scope: string): readonly string[] {
  const said = scope === '' ? turns : groups.find(({ id }) => id === scope)?.turns;
  return said?.patterns ?? [];
}
