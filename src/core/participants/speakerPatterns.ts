import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { sameJson } from '../records/sameJson';
import { withRecords } from '../studyFile/namedRecords';
import type { StudyFile } from '../studyFile/studyFile';
import { withTurnSettings } from '../studyFile/turnSettings';
import { parsePattern } from '../turns/patterns/pattern';

/**
 * Sets the speaker patterns of the study, or of one of its groups; none at all takes them away, and for a group those of
 * the study hold again. Gives the same study where nothing changes.
 * @returns a failure with the first pattern that is none, and why
 */
export function setSpeakerPatterns(
  study: StudyFile,
  patterns: readonly string[],
  groupId?: string,
): Result<StudyFile> {
  for (const source of patterns) {
    const pattern = parsePattern(source);
    if (!pattern.ok) return fail(l10n.t('“{0}”: {1}', source, pattern.error));
  }
  const wanted = { patterns: [...new Set(patterns)] };
  if (groupId === undefined) return ok(changed(study, wanted));
  const group = study.groups.find(({ id }) => id === groupId);
  if (!group) return fail(l10n.t('The study no longer has a group “{0}”.', groupId));
  const after = changed(group, wanted);
  return ok(after === group ? study : { ...study, groups: withRecords(study.groups, [after]) });
}

function changed<T extends Pick<StudyFile, 'turns'>>(record: T, { patterns }: { patterns: string[] }): T {
  if (sameJson(record.turns?.patterns ?? [], patterns)) return record;
  return withTurnSettings(record, { patterns });
}
