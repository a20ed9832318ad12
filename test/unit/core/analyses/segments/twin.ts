import type { RandomStudy, RandomTranscript } from '../kit/randomStudy';
import { type TwinScope, type TwinSegment, inBookOrder, pathOf, upwards } from '../kit/twinScope';

export interface TwinOptions {
  readonly per: 'segment' | 'code';
  readonly longest: number;
  readonly context: number;
  readonly key: boolean;
}

/** The quotes, printed unit by unit. */
export function twin(study: RandomStudy, scope: TwinScope, options: TwinOptions): object[] {
  const segments = scope.transcripts.flatMap(transcript =>
    scope.segments
      .filter(one => one.transcript === transcript && (!options.key || one.segment.isKey))
      .sort(
        ({ segment: a }, { segment: b }) =>
          a.start - b.start ||
          a.end - b.end ||
          (a.coder === b.coder ? (a.id < b.id ? -1 : 1) : a.coder < b.coder ? -1 : 1),
      ),
  );
  if (options.per === 'segment') return segments.map(one => rowOf(study, one, options));
  return inBookOrder(study.codes)
    .filter(id => scope.codes.includes(id))
    .flatMap(code =>
      segments
        .filter(({ segment }) => segment.codes.some(id => upwards(study.codes, id)[0] === code))
        .map(one => ({ code, path: pathOf(study.codes, code), ...rowOf(study, one, options) })),
    );
}

function rowOf(
  { codes }: RandomStudy,
  { transcript, segment, speakers }: TwinSegment,
  { longest, context }: TwinOptions,
) {
  const { start, end, coder, id } = segment;
  const { text, turnOf, labels, path } = transcript;
  const order = inBookOrder(codes);
  const carried = [...new Set(segment.codes.map(code => upwards(codes, code)[0] ?? code))];
  const known = carried
    .filter(code => order.includes(code))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const all = [...known, ...carried.filter(code => !order.includes(code))];
  const turns = [...new Set(turnOf.slice(start, end).filter(turn => turn >= 0))];
  return {
    id,
    transcript: path,
    coder,
    codes: all,
    names: all.map(code => codes.find(one => one.id === code)?.name ?? code),
    participants: speakers,
    speakers: [...new Set(turns.flatMap(turn => labels[turn] ?? []))],
    line: text.slice(0, start).split('\n').length,
    timestamp: turns.length === 0 ? null : timestampOf(transcript, turns[0]!),
    start,
    end,
    quote: quote(transcript, start, end, longest),
    before: before(transcript, start, context),
    after: after(transcript, end, context),
    memo: null,
    created: segment.day === undefined ? null : `2026-03-${String(segment.day).padStart(2, '0')}T23:30:00Z`,
  };
}

function timestampOf({ text, turnOf }: RandomTranscript, turn: number): string | null {
  return /^\[(\d.*?)\] /.exec(text.slice(turnOf.indexOf(turn)))?.[1] ?? null;
}

function quote(transcript: RandomTranscript, start: number, end: number, longest: number): string {
  const { wordOf, turnOf, labels } = transcript;
  const words = [...new Set(wordOf.slice(start, end).filter(word => word >= 0))];
  if (longest === 0 || words.length <= longest) return printed(transcript, start, end);
  const kept = words.slice(0, Math.round(longest / 2));
  const rest = words.slice(words.length - (longest - kept.length));
  const first = `${printed(transcript, start, wordOf.lastIndexOf(kept.at(-1)!) + 1)} […]`;
  if (longest === kept.length) return first;
  const from = wordOf.indexOf(rest[0]!);
  const last = printed(transcript, from, end);
  const turn = turnOf[from]!;
  if (turn === turnOf[wordOf.indexOf(kept.at(-1)!)]) return `${first} ${last}`;
  return `${first}\n${labels[turn] === undefined ? '' : `${labels[turn]}: `}${last}`;
}

function before(transcript: RandomTranscript, start: number, count: number): string {
  const { wordOf } = transcript;
  // Words of which nothing is behind the start
  const words = [...new Set(wordOf.slice(0, start).filter(word => word >= 0))].filter(
    word => wordOf.lastIndexOf(word) < start,
  );
  const kept = count === 0 ? [] : words.slice(-count);
  return kept.length === 0 ? '' : printed(transcript, wordOf.indexOf(kept[0]!), start);
}

function after(transcript: RandomTranscript, end: number, count: number): string {
  const { wordOf } = transcript;
  const words = [...new Set(wordOf.slice(end).filter(word => word >= 0))].filter(
    word => wordOf.indexOf(word) >= end,
  );
  const kept = words.slice(0, count);
  return kept.length === 0 ? '' : printed(transcript, end, wordOf.lastIndexOf(kept.at(-1)!) + 1);
}

/** Each turn on a line, behind its label when a unit of its head is in the stretch. */
function printed({ text, turnOf, labels }: RandomTranscript, start: number, end: number): string {
  const lines = new Map<number, { label: string; speech: string }>();
  for (let unit = start; unit < end; unit++) {
    const turn = turnOf[unit]!;
    if (turn < 0) continue;
    const line = lines.get(turn) ?? { label: '', speech: '' };
    lines.set(turn, line);
    const label = labels[turn];
    if (label !== undefined && unit < speechStart(text, turnOf.indexOf(turn), label))
      line.label = `${label}:`;
    else line.speech += text[unit];
  }
  return [...lines.values()]
    .map(({ label, speech }) => [label, ...speech.split(/\s+/)].filter(word => word !== '').join(' '))
    .filter(line => line !== '')
    .join('\n');
}

function speechStart(text: string, turnStart: number, label: string): number {
  const colon = text.indexOf(`${label}:`, turnStart) + label.length + 1;
  return colon + /^\s*/.exec(text.slice(colon))![0].length;
}
