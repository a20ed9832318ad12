import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import { CodedTranscript, type Corpus } from '../../../../core/corpus/corpus';
import { codersOf } from '../../../../core/corpus/coders';
import { type ScopedPage, pageContent } from '../../../../core/page/pageContent';
import { nameOf } from '../../../../core/studyFile/namedRecords';
import { EMPTY_STUDY } from '../../../../study/studyFiles';
import type { PageFrame } from '../../../../webview/page/messages';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { visibleSegments } from '../../../session/visibleCoders';
import { unwrap } from '../../../ui/failure';
import { FILTER_PICKS, type FilterPick, isOffered } from '../../reports/filters';
import type { PageRequest } from './request';

const FILTERS = ['codes', 'codegroups', 'coders', 'participants', 'where'];

/** The filters of a page: those of reports that choose among the segments of one transcript. */
export const PAGE_FILTERS: readonly FilterPick[] = FILTERS.map(wanted =>
  FILTER_PICKS.find(({ id }) => id === wanted)!,
);

/** A transcript as a study of its own, with the segments that may be seen: filters offer what is in it. */
export function corpusOf(deps: Deps, target: Target): Corpus {
  const { openStudy, transcript } = target;
  const { file: study = EMPTY_STUDY, codebook } = openStudy.study;
  const segments = visibleSegments(deps, target, transcript.segments);
  const shown = new Set(segments.map(({ coder }) => coder));
  const own = deps.coder.of(openStudy)?.id;
  const codings = transcript.codings.filter(({ coder }) => shown.has(coder) || coder === own);
  const { path, text, reading } = transcript;
  return { study, codebook, transcripts: [new CodedTranscript(path, text, segments, codings, reading)] };
}

/** What a page shows now. */
export function shownPage(deps: Deps, target: Target, { filters, sides }: PageRequest): ScopedPage {
  const corpus = corpusOf(deps, target);
  const [transcript] = corpus.transcripts;
  const visible = transcript!.codings.map(({ coder }) => coder);
  const coders = filters.coders?.length ? filters.coders : visible;
  return unwrap(
    pageContent(corpus, transcript!, {
      ...filters,
      // what nobody has is nobody’s: an empty list would be everyone
      coders: coders.length > 0 ? coders : [''],
      sides,
      reader: deps.coder.of(target.openStudy)?.id,
    }),
  );
}

/** What is around it. */
export function frameOf(deps: Deps, target: Target, request: PageRequest, page: ScopedPage): PageFrame {
  const corpus = corpusOf(deps, target);
  const scope = request.filters;
  const coders = codersOf({ study: { ...corpus.study, coders: [] }, transcripts: corpus.transcripts });
  return {
    title: target.transcript.path,
    caption: captionOf(page),
    filters: PAGE_FILTERS.filter(isOffered(scope, corpus)).map(filter => {
      const text = filter.text(scope, corpus);
      return { id: filter.id, text: text ?? filter.title(), isSet: text !== undefined };
    }),
    sides:
      coders.length > 1 || request.sides
        ? { text: sidesText(corpus, request), isSet: request.sides !== undefined }
        : undefined,
    request,
  };
}

function captionOf({ content, withoutPlace }: ScopedPage): string {
  const shown = counted.segments(content.segments.length);
  if (withoutPlace === 0) return shown;
  return l10n.t('{0}; not shown: {1} without a certain place in the text', shown, withoutPlace);
}

function sidesText({ study }: Corpus, { sides }: PageRequest): string {
  if (!sides) return l10n.t('Two Coders');
  const [left, right] = sides.map(id => nameOf(study.coders.find(coder => coder.id === id) ?? { id }));
  return l10n.t('{0} left, {1} right', left!, right!);
}
