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

/** Who speaks before and who speaks after: each is the same one person all the time. */
class Pairs {
  private readonly after = new Map<string, string>();
  private readonly before = new Map<string, string>();

  /** @param areDeclared whether participants have ids, which stay; else their labels are their ids */
  constructor(private readonly areDeclared: boolean) {}

  fit(was: string, is: string): boolean {
    if (this.areDeclared) return was === is;
    if (!this.after.has(was)) this.after.set(was, is);
    if (!this.before.has(is)) this.before.set(is, was);
    return this.after.get(was) === is && this.before.get(is) === was;
  }
}

/** Says who speaks in a study; the ids of participants that are others then are those they had. */
class Owners {
  private readonly owners;

  constructor(
    study: StudyFile,
    private readonly oldId: (id: string) => string = id => id,
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
  const old = new Map([...renamed].map(([from, to]) => [to, from]));
  const was = new Owners(before);
  const is = new Owners(after, id => old.get(id) ?? id);
  const pairs = new Pairs(before.participants.length > 0);
  const rules = StudyTurnRules.of(after);
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
      const isLost = (label === undefined) !== (other === undefined);
      if (isLost || !pairs.fit(was.of(label, path), is.of(other, to)))
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
