import * as l10n from '@vscode/l10n';
import { groupBy } from '../../base/groupBy';
import { counted, labelled, quoted } from '../../base/phrases';
import { visible } from '../../base/visible';
import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { CONSENSUS } from '../../coding/sidecarName';
import type { CoderChanges, CodingChanges, TranscriptChanges } from '../changes/changes';
import type { SegmentChange } from '../changes/segmentChanges';
import type { StudyChange } from '../changes/studyChanges';
import { PLAIN, TEXTS, codeChangeLine, coderCounts, codingLines, studyChangeLine } from '../changes/wording';

/** What a figure is about, to tell what may have moved it from what has not. */
export interface FigureSubject {
  /** Id of the code; undefined for all codes. */
  readonly code: string | undefined;
  /** The codebooks before and after. */
  readonly codebooks: readonly (CodebookFile | undefined)[];
  /** Ids of those whose coding counts; undefined for everyone's. */
  readonly coders: readonly string[] | undefined;
  /** Whether it makes a difference that a coder has completed a transcript. */
  readonly hasStatus: boolean;
}

/**
 * What may have moved a figure from one state to the other, a line for each thing: what happened to its codes, to segments
 * that carry them, to transcripts, participants, groups and coders. All that has changed, in short, where it is nothing of this.
 */
export function causesIn(changes: CodingChanges, subject: FigureSubject): readonly string[] {
  const codes = codesOf(subject);
  const isOurs = (id: string) => codes === undefined || codes.has(id);
  const codebook = changes.codebook
    .filter(({ id, merged }) => isOurs(id) || (merged !== undefined && isOurs(merged.into)))
    .map(change => codeChangeLine(change, PLAIN));
  const names = new Map(changes.coders.map(({ coder, name }) => [coder, visible(name)]));
  const wordsFor = new SegmentWords(changes, codes, names, subject.hasStatus);
  const isCounted = ({ coder }: CoderChanges) => subject.coders?.includes(coder) ?? true;
  const codings = changes.transcripts.flatMap(({ path, codings: all }) =>
    all.filter(isCounted).flatMap(coding => wordsFor.lines(path, coding)),
  );
  const transcripts = changes.transcripts.flatMap(textLine);
  const study = changes.study.filter(mayCount).map(change => studyChangeLine(change, PLAIN));
  const unread = changes.problems.map(
    ({ path, line, state, message }) => `${visible(path)}:${line} (${visible(state)}): ${visible(message)}`,
  );
  const found = [...new Set([...unread, ...codebook, ...codings, ...transcripts, ...study])];
  return found.length > 0 ? found : changes.coders.map(one => labelled(visible(one.name), coderCounts(one)));
}

/** The code itself and those below it, before or after; undefined for all. */
function codesOf({ code, codebooks }: FigureSubject): ReadonlySet<string> | undefined {
  if (code === undefined) return undefined;
  const below = codebooks.flatMap(file => (file ? Codebook.of(file).descendants(code) : []));
  return new Set([code, ...below]);
}

/** Only of records on which figures depend. */
function mayCount({ list }: StudyChange): boolean {
  return list === undefined || ['participants', 'groups', 'coders'].includes(list);
}

function textLine({ path, from, text }: TranscriptChanges): string[] {
  const renamed = from === undefined ? '' : l10n.t('renamed, before: {0}', visible(from));
  const whole = [renamed, TEXTS[text]].filter(part => part !== '').join(', ');
  return whole === '' ? [] : [labelled(visible(path), whole)];
}

/** What happened to segments, counted by what happened: `2 segments recoded from A to B`. */
class SegmentWords {
  constructor(
    private readonly changes: CodingChanges,
    private readonly codes: ReadonlySet<string> | undefined,
    private readonly names: ReadonlyMap<string, string>,
    private readonly hasStatus: boolean,
  ) {}

  lines(path: string, coding: CoderChanges): string[] {
    const coder = this.names.get(coding.coder) ?? visible(coding.coder);
    const kinds = coding.changes.flatMap(change => this.kind(change) ?? []);
    // what is said of one segment is said of all to which the same has happened
    const groups = [...groupBy(kinds, words => words('')).values()];
    const lines = groups.map(group => group[0]!(counted.segments(group.length)));
    const status = coding.status ? codingLines({ ...coding, memo: undefined }, coder, PLAIN) : [];
    return [
      ...lines.map(line => l10n.t('{0}, {1}: {2}', visible(path), coder, line)),
      ...(this.hasStatus || coding.coder === CONSENSUS
        ? status.map(line => `${visible(path)}, ${line}`)
        : []),
    ];
  }

  /** What to say of so many segments; undefined for what has nothing to do with the codes. */
  private kind({
    kinds,
    codes,
    addedCodes,
    removedCodes,
  }: SegmentChange): ((segments: string) => string) | undefined {
    const [added, removed] = [this.ours(addedCodes), this.ours(removedCodes)];
    if (added.length + removed.length === 0) {
      const isMoved = kinds.includes('boundary') && this.ours(codes).length > 0;
      return isMoved ? n => l10n.t('{0} with different boundaries', n) : undefined;
    }
    const [gained, lost] = [this.named(addedCodes), this.named(removedCodes)];
    if (kinds.includes('added')) return n => l10n.t('{0} coded with {1}', n, this.named(added));
    if (kinds.includes('removed')) return n => l10n.t('{0} with {1} deleted', n, this.named(removed));
    if (gained === '') return n => l10n.t('{0} removed from {1}', lost, n);
    if (lost === '') return n => l10n.t('{0} added to {1}', gained, n);
    return n => l10n.t('{0} recoded from {1} to {2}', n, lost, gained);
  }

  private ours(ids: readonly string[]): readonly string[] {
    return ids.filter(id => this.codes === undefined || this.codes.has(id));
  }

  private named(ids: readonly string[]): string {
    const { codes } = this.changes;
    return ids.map(id => quoted(visible(codes.find(code => code.id === id)?.path.at(-1) ?? id))).join(', ');
  }
}
