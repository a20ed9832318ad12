import { hashWords } from '../../anchoring/windows/anchorHashes';
import { squeeze } from '../../anchoring/windows/squeezed';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import type { Summary, SummaryPlace } from '../../summaries/summary';
import { type GridSegment, wordsOf } from './gridCell';

/** How the segments that a summary is about have changed since it was written; ids, in the order of the summary or the cell. */
export interface SummaryChanges {
  /** Segments that are there now. */
  readonly added: readonly string[];
  /** Segments that are there no longer, whatever is asked for: deleted, recoded, or without a place in the text. */
  readonly gone: readonly string[];
  /** Segments of which the words have changed. */
  readonly reworded: readonly string[];
}

/** Says of summaries whether their segments have changed. What filters leave out is not gone. */
export class SummaryCheck {
  private readonly salts: readonly string[];
  private readonly wanted: ReadonlySet<string>;
  private everywhere: ReadonlyMap<string, readonly Found[]> | undefined;

  /** @param corpus without queries @param summaries all that may be asked about */
  constructor(
    private readonly corpus: Corpus,
    summaries: readonly Summary[],
  ) {
    const { salt } = corpus.study;
    // it may have been written before the study began, or ceased, to hash its quotes
    this.salts = salt ? ['', salt] : [''];
    this.wanted = new Set(summaries.flatMap(({ segments }) => segments));
  }

  /** Undefined where nothing has changed. @param there the segments of its cell that are in the scope */
  changes(summary: Summary, place: SummaryPlace, there: readonly GridSegment[]): SummaryChanges | undefined {
    const recorded = new Set(summary.segments);
    const now = new Map(there.map(one => [one.scoped.placed.segment.id, one]));
    const added = [...now.keys()].filter(id => !recorded.has(id));
    const gone: string[] = [];
    const reworded: string[] = [];
    for (const id of recorded) {
      const segment = now.get(id) ?? this.inCell(id, place);
      if (!segment) gone.push(id);
      else if (!this.isSame(summary, id, segment)) reworded.push(id);
    }
    // which of others' segments there are is not known to a person who codes blind
    const known = this.corpus.onlyCoders ? [] : gone;
    if (added.length + known.length + reworded.length === 0) return undefined;
    return { added, gone: known, reworded };
  }

  private isSame({ words }: Summary, id: string, segment: GridSegment): boolean {
    const hash = words && Object.hasOwn(words, id) ? words[id] : undefined;
    if (hash === undefined) return true;
    const squeezed = squeeze(wordsOf(segment));
    return this.salts.some(salt => hashWords(squeezed, salt) === hash);
  }

  /** A segment of the cell that filters leave out. */
  private inCell(id: string, { code, participant, transcript }: SummaryPlace): GridSegment | undefined {
    this.everywhere ??= this.find();
    return this.everywhere
      .get(id)
      ?.find(
        ({ segment, codes, participants }) =>
          (code === undefined || codes.includes(code)) &&
          (participant === undefined || participants.includes(participant)) &&
          (transcript === undefined || segment.transcript.path === transcript),
      )?.segment;
  }

  /** The wanted segments that count in the study as a whole. */
  private find(): ReadonlyMap<string, readonly Found[]> {
    const scope = findScope(this.corpus);
    const found = new Map<string, Found[]>();
    if (!scope.ok) return found;
    const rows = new CodeRows(this.corpus.codebook, scope.value.codes);
    for (const { transcript, segments } of scope.value.transcripts)
      for (const scoped of segments) {
        const { id, codes } = scoped.placed.segment;
        if (!this.wanted.has(id)) continue;
        const one: Found = {
          segment: { transcript, scoped },
          codes: rows.rolledUp(codes).map(row => rows.ids[row]!),
          participants: peopleIn(scope.value, scoped.participants),
        };
        found.set(id, [...(found.get(id) ?? []), one]);
      }
    return found;
  }
}

/** A segment, with everything that it counts for. */
interface Found {
  readonly segment: GridSegment;
  readonly codes: readonly string[];
  readonly participants: readonly string[];
}

function peopleIn({ participants }: Scope, indexes: readonly number[]): readonly string[] {
  return indexes.map(i => participants[i]!.id);
}
