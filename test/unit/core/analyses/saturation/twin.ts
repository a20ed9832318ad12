import type { RandomStudy, RandomTranscript } from '../kit/randomStudy';
import {
  type TwinFilters,
  type TwinScope,
  childrenOf,
  inBookOrder,
  isKept,
  speakersIn,
  twinScope,
  upwards,
} from '../kit/twinScope';

export interface TwinOptions {
  readonly order: 'path' | 'date';
  readonly level: 'codes' | 'themes';
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
}

/** Saturation with sets of codes that are made anew for every question. */
export function twin(study: RandomStudy, filters: TwinFilters, scope: TwinScope, options: TwinOptions) {
  const { base, run, threshold } = options;
  const series = seriesOf(study, filters, scope, options.order);
  const upTo = (count: number) => codesIn(study, scope, series.slice(0, count), options);
  const rows = series.map(({ path }, i) => {
    const own = codesIn(study, scope, [series[i]!], options);
    const before = upTo(i);
    const added = own.filter(code => !before.includes(code));
    const hasRun = i + 1 >= base + run;
    const found = upTo(i + 1).length - upTo(i + 1 - run).length;
    const inBase = upTo(base).length;
    return {
      number: i + 1,
      transcript: path,
      codes: own.length,
      new: added.length,
      newCodes: added,
      total: upTo(i + 1).length,
      run: hasRun ? found : null,
      ratio: hasRun && inBase > 0 ? found / inBase : null,
    };
  });
  const reached = rows.find(({ ratio }) => ratio !== null && ratio <= threshold);
  const all = upTo(series.length).length;
  return {
    rows,
    baseCodes: series.length < base ? null : upTo(base).length,
    reachedAt: reached ? reached.number - run : null,
    reached: reached ? `${reached.number - run}+${run}` : null,
    codes: all,
    withoutNew: series.filter((_, i) => upTo(i).length === all).length,
  };
}

function seriesOf(
  study: RandomStudy,
  filters: TwinFilters,
  scope: TwinScope,
  order: TwinOptions['order'],
): RandomTranscript[] {
  const { coders = [], status, from, to, participants = [], where = [] } = filters;
  const wide = twinScope(study, { ...filters, codes: [], participants: [], where: [] });
  const own = (one: RandomTranscript) =>
    wide.segments.filter(({ transcript }) => transcript === one).map(({ segment }) => segment);
  const isDone = ({ statuses }: RandomTranscript) =>
    from === undefined &&
    to === undefined &&
    status !== 'in-progress' &&
    Object.keys(statuses).some(
      coder => statuses[coder] === 'complete' && (coders.length === 0 || coders.includes(coder)),
    );
  const isSpokenIn = (one: RandomTranscript) =>
    participants.length + where.length === 0 ||
    speakersIn(study, one, 0, one.text.length).some(id => isKept(id, study, filters));
  const series = scope.transcripts.filter(one => (own(one).length > 0 || isDone(one)) && isSpokenIn(one));
  if (order === 'path') return series;
  const day = (one: RandomTranscript) => Math.min(...own(one).map(segment => segment.day ?? 99), 99);
  return series.sort((a, b) => day(a) - day(b));
}

/** In the order of the codebook. */
function codesIn(
  { codes }: RandomStudy,
  scope: TwinScope,
  transcripts: readonly RandomTranscript[],
  { level }: TwinOptions,
): string[] {
  const isCode = (id: string) =>
    level === 'codes'
      ? childrenOf(codes, id).length === 0
      : upwards(codes, id).every(above => above === id || !scope.codes.includes(above));
  return inBookOrder(codes).filter(
    id =>
      isCode(id) &&
      scope.segments.some(
        ({ transcript, codes: carried }) => transcripts.includes(transcript) && carried.includes(id),
      ),
  );
}
