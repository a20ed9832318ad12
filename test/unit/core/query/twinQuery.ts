import type { Corpus } from '../../../../src/core/corpus/corpus';
import type { Query } from '../../../../src/core/query/query';
import { paragraphBreaks } from '../../../../src/core/text/paragraphs';
import { sentenceBreaks } from '../../../../src/core/text/sentences';
import type { RandomStudy, RandomTranscript } from '../analyses/kit/randomStudy';
import { ownerOf, upwards } from '../analyses/kit/twinScope';
import { naiveHits } from '../matching/naiveWords';

// Queries by comparing every passage with every other one, and units of text one by one: slow, by the words of docs/queries.md.

export interface TwinSpan {
  readonly start: number;
  readonly end: number;
}

/** What a query is about beside what every random study has. */
export interface TwinStudy {
  readonly study: RandomStudy;
  /** Id → ids of codes. */
  readonly codeGroups: Readonly<Record<string, readonly string[]>>;
  /** Id → query. */
  readonly queries: Readonly<Record<string, Query>>;
  readonly valueOf: (span: TwinSpan, code: string) => number | undefined;
}

export class TwinQuery {
  constructor(
    private readonly twin: TwinStudy,
    private readonly transcript: RandomTranscript,
    private readonly turns: Corpus['transcripts'][number]['turns'],
  ) {}

  /** Sorted, each once. */
  passages(query: Query, coder: string): TwinSpan[] {
    return sorted(this.find(query, coder));
  }

  /** Whether a query asks of anyone's coding but that of coders whom it names. */
  isPerCoder(query: Query): boolean {
    switch (query.kind) {
      case 'name': {
        const saved = this.twin.queries[query.name];
        return saved ? this.isPerCoder(saved) : true;
      }
      case 'compare':
        return query.name === 'scaled';
      case 'not':
      case 'in':
      case 'near':
        return this.isPerCoder(query.of);
      case 'and':
      case 'or':
        return query.of.some(one => this.isPerCoder(one));
      case 'relation':
        return this.isPerCoder(query.left) || this.isPerCoder(query.right);
      default:
        return false;
    }
  }

  private find(query: Query, coder: string): TwinSpan[] {
    switch (query.kind) {
      case 'name': {
        const saved = this.twin.queries[query.name];
        if (saved) return this.find(saved, coder);
        const wanted = this.twin.codeGroups[query.name] ?? [query.name];
        return this.coded(coder, code => {
          const above = upwards(this.twin.study.codes, code);
          return wanted.some(one => above.includes(upwards(this.twin.study.codes, one)[0]!));
        });
      }
      case 'compare':
        return this.coded(coder, (code, span) => {
          const value = this.twin.valueOf(span, code);
          return value !== undefined && compares(value, query.operator, Number(query.value.name));
        });
      case 'words':
        return this.turnsOf().flatMap(speech => {
          const units = this.transcript.text.split('');
          const spoken = units.map((unit, at) =>
            at >= speech.start && at < speech.end && this.transcript.wordOf[at]! >= 0 ? unit : ' ',
          );
          return naiveHits(spoken.join(''), [[query.pattern]]);
        });
      case 'or':
        return query.of.flatMap(one => this.find(one, coder));
      case 'and':
        return this.joined(query.of, coder);
      case 'relation': {
        const [left, right] = [this.find(query.left, coder), this.find(query.right, coder)];
        const { relation } = query;
        return left.filter(a =>
          right.some(b => {
            if (relation === 'before') return a.end <= b.start;
            if (relation === 'overlaps') return share(a, b);
            if (relation === 'inside') return b.start <= a.start && a.end <= b.end;
            return this.far(a, b, relation.of) <= relation.most;
          }),
        );
      }
      case 'by':
        return this.find(query.of, query.coder.name);
      case 'in':
        return this.units(query.unit).filter(unit => this.holds(query.of, unit, coder));
      case 'near':
        return this.near(query, coder);
      default:
        throw new Error(`${query.kind} gives no passages`);
    }
  }

  private coded(coder: string, isMeant: (code: string, span: TwinSpan) => boolean): TwinSpan[] {
    return this.transcript.segments
      .filter(one => one.coder === coder && !one.isLost && one.codes.some(code => isMeant(code, one)))
      .map(({ start, end }) => ({ start, end }));
  }

  private joined(of: readonly Query[], coder: string): TwinSpan[] {
    const conditions = of.filter(isCondition);
    const none = of.filter(one => one.kind === 'not' && !isCondition(one)) as (Query & { kind: 'not' })[];
    const all = of.filter(one => one.kind !== 'not' && !isCondition(one));
    const [first, ...others] = all.map(one => this.find(one, coder));
    let spans = first!;
    for (const other of others) {
      const shared = spans.flatMap(a =>
        other
          .filter(b => share(a, b))
          .map(b => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })),
      );
      spans = shared.filter(
        one =>
          !shared.some(
            two =>
              two.start <= one.start && one.end <= two.end && (two.start < one.start || one.end < two.end),
          ),
      );
    }
    const excluded = none.flatMap(one => this.find(one.of, coder));
    return spans
      .filter(span => !excluded.some(one => share(one, span)))
      .filter(span => conditions.every(one => this.meets(one, span)));
  }

  private near({ of, distance }: Query & { kind: 'near' }, coder: string): TwinSpan[] {
    const isNear = (a: TwinSpan, b: TwinSpan) => this.far(a, b, distance.of) <= distance.most;
    if (of.kind === 'relation') {
      const [left, right] = [this.find(of.left, coder), this.find(of.right, coder)];
      return merged(
        left.flatMap(a => {
          const after = right.filter(b => b.start >= a.end);
          const next = after.sort((b, c) => b.start - c.start || c.end - b.end)[0];
          return next && isNear(a, next) ? [{ start: a.start, end: next.end }] : [];
        }),
      );
    }
    if (of.kind !== 'and') throw new Error('not near anything');
    const conditions = of.of.filter(isCondition);
    const none = of.of.filter(one => one.kind === 'not' && !isCondition(one)) as (Query & { kind: 'not' })[];
    const kinds = of.of
      .filter(one => one.kind !== 'not' && !isCondition(one))
      .map(one => this.find(one, coder));
    const stretches =
      kinds.length === 1
        ? kinds[0]!
        : merged(
            kinds.flatMap((kind, k) =>
              kind.flatMap(a => {
                const near = kinds.map((other, o) => (o === k ? [a] : other.filter(b => isNear(a, b))));
                if (near.some(({ length }) => length === 0)) return [];
                const spans = near.flat();
                return [
                  {
                    start: Math.min(...spans.map(({ start }) => start)),
                    end: Math.max(...spans.map(({ end }) => end)),
                  },
                ];
              }),
            ),
          );
    const excluded = none.flatMap(one => this.find(one.of, coder));
    return stretches
      .filter(span => !excluded.some(one => isNear(one, span)))
      .filter(span => conditions.every(one => this.meets(one, span)));
  }

  /** Words between two spans, or turns from one to the other. */
  private far(a: TwinSpan, b: TwinSpan, of: 'words' | 'turns'): number {
    const [first, last] = a.start <= b.start ? [a, b] : [b, a];
    if (of === 'words') {
      const between = new Set(this.transcript.wordOf.slice(first.end, Math.max(first.end, last.start)));
      const outside = (word: number) =>
        this.transcript.wordOf.some((one, at) => one === word && (at < first.end || at >= last.start));
      return [...between].filter(word => word >= 0 && !outside(word)).length;
    }
    const numbers = (span: TwinSpan): [number, number] => {
      const spans = this.turnSpans();
      const low = spans.filter(({ end }) => end <= span.start).length;
      const high = spans.filter(({ start }) => start < span.end).length - 1;
      return [low, high];
    };
    const [[lowA, highA], [lowB, highB]] = [numbers(a), numbers(b)];
    return Math.max(lowB - highA, lowA - highB, 0);
  }

  private holds(query: Query, unit: TwinSpan, coder: string): boolean {
    if (isCondition(query)) return this.meets(query, unit);
    switch (query.kind) {
      case 'not':
        return !this.holds(query.of, unit, coder);
      case 'and':
        return query.of.every(one => this.holds(one, unit, coder));
      case 'or':
        return query.of.some(one => this.holds(one, unit, coder));
      case 'relation':
        if (query.relation === 'before') {
          const left = this.find(query.left, coder).filter(one => share(one, unit));
          const right = this.find(query.right, coder).filter(one => share(one, unit));
          return left.some(a => right.some(b => a.end <= b.start));
        }
    }
    return this.find(query, coder).some(one => share(one, unit));
  }

  private meets(query: Query, { start, end }: TwinSpan): boolean {
    switch (query.kind) {
      case 'not':
        return !this.meets(query.of, { start, end });
      case 'and':
        return query.of.every(one => this.meets(one, { start, end }));
      case 'or':
        return query.of.some(one => this.meets(one, { start, end }));
      case 'condition':
        if (query.of === 'transcript') return query.name === this.transcript.path;
        if (query.of === 'group') return this.twin.study.groups[query.name]!.includes(this.transcript.path);
    }
    for (let at = start; at < end; at++) {
      const turn = this.transcript.turnOf[at]!;
      if (turn >= 0 && this.turnMeets(query, this.transcript.labels[turn])) return true;
    }
    return false;
  }

  private turnMeets(query: Query, label: string | undefined): boolean {
    const { study } = this.twin;
    const owner = ownerOf(study, this.transcript.path, label);
    if (query.kind === 'condition')
      return query.of === 'speaker' ? label === query.name : owner === query.name;
    if (query.kind !== 'compare') throw new Error('no condition');
    const attributes = study.participants.find(({ id }) => id === owner)?.attributes;
    const actual = attributes?.[query.name];
    if (actual === undefined) return false;
    if (query.operator === '=' || query.operator === '!=') {
      const isSame =
        typeof actual === 'number' ? actual === Number(query.value.name) : actual === query.value.name;
      return isSame === (query.operator === '=');
    }
    return typeof actual === 'number' && compares(actual, query.operator, Number(query.value.name));
  }

  private turnSpans(): TwinSpan[] {
    const { turnOf } = this.transcript;
    return [...new Set(turnOf)]
      .filter(turn => turn >= 0)
      .map(turn => ({ start: turnOf.indexOf(turn), end: turnOf.lastIndexOf(turn) + 1 }))
      .map(({ start, end }) => ({
        start,
        end: start + this.transcript.text.slice(start, end).trimEnd().length,
      }));
  }

  private turnsOf(): TwinSpan[] {
    return Array.from({ length: this.turns.count }, (_, turn) => ({
      start: this.turns.headEnd(turn),
      end: this.turns.end(turn),
    }));
  }

  private units(unit: 'turn' | 'sentence' | 'paragraph' | 'transcript'): TwinSpan[] {
    const { text } = this.transcript;
    const spans =
      unit === 'transcript'
        ? [{ start: 0, end: text.length }]
        : this.turnsOf().flatMap(speech => {
            const breaks =
              unit === 'turn'
                ? [speech.end]
                : unit === 'sentence'
                  ? sentenceBreaks(text, speech)
                  : paragraphBreaks(text, speech);
            return breaks.map((end, i) => ({ start: breaks[i - 1] ?? speech.start, end }));
          });
    return spans.flatMap(({ start, end }) => {
      const words = text.slice(start, end);
      const from = start + words.length - words.trimStart().length;
      const to = start + words.trimEnd().length;
      return from < to ? [{ start: from, end: to }] : [];
    });
  }
}

export function isCondition(query: Query): boolean {
  switch (query.kind) {
    case 'condition':
      return true;
    case 'compare':
      return query.name !== 'scaled';
    case 'not':
      return isCondition(query.of);
    case 'and':
    case 'or':
      return query.of.every(isCondition);
    default:
      return false;
  }
}

function share(a: TwinSpan, b: TwinSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

function compares(actual: number, operator: string, wanted: number): boolean {
  return {
    '=': actual === wanted,
    '!=': actual !== wanted,
    '<': actual < wanted,
    '<=': actual <= wanted,
    '>': actual > wanted,
    '>=': actual >= wanted,
  }[operator]!;
}

/** Those that share something, again and again, until none do. */
function merged(spans: readonly TwinSpan[]): TwinSpan[] {
  const all = sorted(spans);
  for (let i = 0; i < all.length; i++) {
    const j = all.findIndex((one, at) => at > i && share(one, all[i]!));
    if (j < 0) continue;
    const [other] = all.splice(j, 1);
    all[i] = { start: Math.min(all[i]!.start, other!.start), end: Math.max(all[i]!.end, other!.end) };
    i = -1;
  }
  return all;
}

function sorted(spans: readonly TwinSpan[]): TwinSpan[] {
  const byKey = new Map(spans.map(one => [`${one.start} ${one.end}`, one]));
  return [...byKey.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
