import * as l10n from '@vscode/l10n';
import { labelOwners } from '../participants/speakers';
import { StudyTurnRules } from '../participants/studyTurnRules';
import type { StudyFile } from '../studyFile/studyFile';
import { findTurns } from '../turns/findTurns';
import type { Turns } from '../turns/turns';
import type { EditMap } from './textEdits';

/** A transcript before and after. */
export interface BeforeAndAfter {
  readonly path: string;
  readonly to: string;
  readonly turns: Turns;
  readonly text: string;
  readonly map: EditMap;
}

/** Says who speaks in a study; the ids of participants that are others then are those they had. */
class Owners {
  private readonly owners;

  constructor(
    study: StudyFile,
    private readonly oldId: (id: string) => string,
  ) {
    this.owners = labelOwners(study);
  }

  of(label: string | undefined, path: string): string {
    const owner = this.owners.ownerOf(label, this.owners.claimants(path));
    if (typeof owner === 'string' || owner < 0) return `:${owner}`;
    return this.oldId(this.owners.participants[owner]!.id);
  }
}

/**
 * Why a study’s turns would be others, or other people’s, with its words replaced: every count would be another one.
 * @param renamed ids that are others after it
 */
export function speakersProblem(
  before: StudyFile,
  after: StudyFile,
  transcripts: readonly BeforeAndAfter[],
  renamed: ReadonlyMap<string, string>,
): string | undefined {
  const areDeclared = before.participants.length > 0;
  const old = new Map([...renamed].map(([from, to]) => [to, from]));
  const was = new Owners(before, id => id);
  const is = new Owners(after, id => old.get(id) ?? id);
  const rules = StudyTurnRules.of(after);
  const labels = new Map<string, string>();
  for (const { path, to, turns, text, map } of transcripts) {
    const now = findTurns(text, rules.of(to));
    const line = differingTurn(turns, now, map);
    if (line !== undefined)
      return l10n.t(
        'In {0}, turns would begin elsewhere than now from turn {1} on. Choose replacements that look like names of speakers, as “Person 1” does.',
        path,
        line + 1,
      );
    for (let turn = 0; turn < turns.count; turn++) {
      const [label, other] = [labelOf(turns, turn), labelOf(now, turn)];
      const known = other === undefined ? label : labels.get(other);
      if (other !== undefined) labels.set(other, known ?? label ?? '');
      const isOther = areDeclared
        ? was.of(label, path) !== is.of(other, to)
        : (known !== undefined && known !== label) || (label === undefined) !== (other === undefined);
      if (isOther)
        return l10n.t(
          'In {0}, turns of “{1}” would be those of somebody else: the replacement “{2}” is the label of another speaker, or none. Choose another one.',
          path,
          label ?? '',
          other ?? '',
        );
    }
  }
  return undefined;
}

function differingTurn(before: Turns, after: Turns, map: EditMap): number | undefined {
  const [was, is] = [before.starts, after.starts];
  for (let turn = 0; turn < Math.max(before.count, after.count); turn++) {
    if (turn >= before.count || turn >= after.count) return turn;
    if (map.span({ start: was[turn]!, end: was[turn]! }).start !== is[turn]) return turn;
  }
  return undefined;
}

function labelOf(turns: Turns, turn: number): string | undefined {
  return turns.label(turn);
}
