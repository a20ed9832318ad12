import * as l10n from '@vscode/l10n';
import { type Result, ok } from '../base/result';
import type { Segment } from '../coding/segment';
import { valueText } from '../coding/valuedName';
import { resolverOf, valuesOf } from '../coding/values';
import { coderName } from '../corpus/coders';
import type { CodedTranscript, Corpus, PlacedSegment } from '../corpus/corpus';
import { type Scope, findScope } from '../corpus/scope';
import { withQueries } from '../corpus/withQueries';
import { scopeFacts, scopeSentences } from '../corpus/scopeFacts';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { Turns } from '../turns/turns';
import type { PageCode, PageContent, PageSegment, PageTurn } from './pageModel';

/** What a page shows of a transcript. */
export interface ScopedPage {
  readonly content: PageContent;
  /** How many segments have no place in the text. */
  readonly withoutPlace: number;
  /** What has to be said of it: found when asked for, since it takes counting words. */
  readonly said: () => PageSentences;
}

export interface PageSentences {
  /** Whose coding of what, in a few sentences. */
  readonly caption: readonly string[];
  /** What was left out, and what else to know. */
  readonly notes: readonly string[];
}

export interface PageOptions extends ScopeOptions {
  /** Ids of two coders: the first one’s segments are on the left of the text, the other’s on the right. */
  readonly sides?: readonly [string, string] | undefined;
  /** Id of the coder who looks at it: others’ segments look unlike theirs. */
  readonly reader?: string | undefined;
}

/** A transcript with the segments that the filters keep. Fails when the study has no such group. */
export function pageContent(
  study: Pick<Corpus, 'study' | 'codebook'>,
  transcript: CodedTranscript,
  { sides, reader, ...filters }: PageOptions = {},
): Result<ScopedPage> {
  const asked = sides ? { ...filters, coders: sides } : filters;
  const queried = withQueries({ ...study, transcripts: [transcript] }, asked);
  if (!queried.ok) return queried;
  const { corpus, options } = queried.value;
  const { codebook } = corpus;
  const found = findScope(corpus, options);
  if (!found.ok) return found;
  const scope = found.value;
  const coded = scope.transcripts[0]?.segments.map(one => one.placed) ?? [];
  const placed = [...coded, ...annotationsIn(transcript, scope)];
  const codes = codesOf(corpus, scope, placed);
  const coders = [...new Set([...(sides ?? []), ...placed.map(({ coder }) => coder)])];
  const codeAt = new Map(codes.map(({ id }, i) => [id, i]));
  const resolve = resolverOf(codebook);
  const content: PageContent = {
    text: transcript.text,
    turns: turnsOf(transcript.turns),
    codes,
    coders: coders.map(id => ({ id, name: coderName(corpus, id) })),
    segments: placed.map(one => segmentOf(one)).sort((a, b) => a.start - b.start || b.end - a.end),
    ...(sides ? { sides: [0, coders.indexOf(sides[1])] as const } : {}),
  };
  const { orphan, ambiguous } = scope.leftOut;
  return ok({ content, withoutPlace: orphan + ambiguous, said });

  function valuesIn(segment: Segment, shown: readonly number[]): Pick<PageSegment, 'values'> {
    const found = shown.flatMap(i => {
      const values = valuesOf(segment, codes[i]!.id, resolve);
      return values.length > 0 ? [[i, valueText(values)] as const] : [];
    });
    return found.length > 0 ? { values: Object.fromEntries(found) } : {};
  }

  function said(): PageSentences {
    const facts = scopeFacts(corpus, scope);
    return { caption: scopeSentences(corpus, scope, facts).slice(-1), notes: facts.notes };
  }

  function segmentOf({ segment, coder, start, end }: PlacedSegment): PageSegment {
    const shown = [...new Set(segment.codes.flatMap(id => codeAt.get(resolve(id)) ?? []))];
    return {
      id: segment.id,
      coder: coders.indexOf(coder),
      start,
      end,
      codes: shown,
      ...valuesIn(segment, shown),
      ...(segment.memo ? { memo: segment.memo } : {}),
      ...(segment.key ? { isKey: true } : {}),
      ...(reader !== undefined && coder !== reader ? { isOther: true } : {}),
    };
  }
}

/** The memos without a code that the filters keep: none where codes, dates or people are asked for. */
function annotationsIn({ annotations }: CodedTranscript, { filters, transcripts }: Scope): PlacedSegment[] {
  const { codes, codeGroups, participants, where, from, to, status, coders } = filters;
  const narrowing = [codes, codeGroups, participants, where, from, to, status];
  if (transcripts.length === 0 || narrowing.some(one => one !== undefined)) return [];
  return annotations.filter(({ start, coder }) => start >= 0 && (coders?.includes(coder) ?? true));
}

/** The codes in the scope that the segments have, in the order of the codebook; then those that it lacks. */
function codesOf({ codebook }: Corpus, { codes }: Scope, placed: readonly PlacedSegment[]): PageCode[] {
  const used = new Set(
    placed.flatMap(({ segment }) => segment.codes.map(id => codebook.resolve(id)?.id ?? id)),
  );
  const known = codebook.inOrder().filter(({ id }) => used.delete(id) && codes.includes([id]));
  const unknown = [...used].filter(id => codes.includes([id]) && !codebook.resolve(id));
  return [
    ...known.map(({ id, name }) => ({
      id,
      name,
      path: codebook.path(id).join(' › '),
      color: codebook.color(id),
    })),
    ...unknown.sort().map(id => ({
      id,
      name: id,
      path: l10n.t('{0} (not in the codebook)', id),
      color: codebook.color(id),
    })),
  ];
}

function turnsOf(turns: Turns): PageTurn[] {
  return Array.from({ length: turns.count }, (_, i) => {
    const [label, timestamp] = [turns.label(i), turns.timestamp(i)];
    return {
      start: turns.starts[i]!,
      headEnd: turns.headEnds[i]!,
      end: turns.ends[i]!,
      ...(label === undefined ? {} : { label }),
      ...(timestamp === undefined ? {} : { timestamp }),
    };
  });
}
