import * as l10n from '@vscode/l10n';
import { quoted } from '../../../../core/base/phrases';
import { formsFound } from '../../../../core/analyses/search/searchReport';
import { type Result, fail, ok } from '../../../../core/base/result';
import type { Steps } from '../../../../core/base/steps';
import type { CodingRule } from '../../../../core/codebook/code';
import type { Corpus } from '../../../../core/corpus/corpus';
import type { Matcher } from '../../../../core/matching/matcher';
import { sameJson } from '../../../../core/records/sameJson';
import { followHits } from '../../../../core/search/followHits';
import { type SearchRequest, findWhere } from '../../../../core/search/searchRequest';
import { matcherFor } from '../../../../core/search/search';
import { FoundBefore, type FoundIn, searchScope } from '../../../../core/search/searchScope';
import { requestOf, ruleSearch } from '../../../../core/search/searchRule';
import { languagesOf } from '../../../../core/search/studyLanguages';
import { uncodedBy } from '../../../../core/search/uncodedHits';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { FoundHit, ListedSearch, MovedKeys } from '../../../session/segmentLists';
import { runSteps } from '../../../ui/runSteps';
import { hitKey } from './hitKey';
import { pickSearchFilter } from './searchFilters';
import { logFailure, messageOf } from '../../../ui/failure';

/** Milliseconds that a pattern may take for one turn: the editor waits that long. */
const MAX_MS = 1000;

/** What a search needs besides the study, kept as long as it is asked for the same. */
interface Prepared {
  readonly matcher: Matcher;
  readonly before: FoundBefore;
}

/** A search of a study that follows its changes: only turns that have changed are searched again, a slice at a time. */
export class SearchList implements ListedSearch {
  private all: readonly FoundHit[] = [];
  private forms: string | undefined;
  private problem: string | undefined;
  private prepared: { readonly of: string; readonly made: Promise<Result<Prepared>> } | undefined;
  private isStale = true;
  private looked: Promise<void> = Promise.resolve();
  private run = 0;
  isLooking = true;

  /** @param ruleId of a rule: what is coded by it already is left out */
  constructor(
    private readonly deps: Deps,
    private readonly openStudy: OpenStudy,
    private asked: SearchRequest,
    private readonly ruleId?: string,
  ) {}

  get rule(): CodingRule | undefined {
    return this.openStudy.study.codebook.file.rules?.find(({ id }) => id === this.ruleId);
  }

  get isRuleItself(): boolean {
    const { rule } = this;
    const own = rule && requestOf(rule);
    return own?.ok === true && sameJson(ruleSearch(own.value), ruleSearch(this.asked));
  }

  get request(): SearchRequest {
    return this.asked;
  }

  get found(): readonly FoundHit[] {
    return this.all;
  }

  get error(): string | undefined {
    return this.problem;
  }

  get note(): string | undefined {
    return this.forms;
  }

  change(request: SearchRequest): void {
    this.asked = request;
    this.outdate();
    this.refresh();
  }

  outdate(): void {
    this.isStale = true;
    this.run++;
  }

  refresh(): void {
    if (!this.isStale) return;
    this.isStale = false;
    this.isLooking = true;
    const run = ++this.run;
    this.looked = this.look(() => run !== this.run).catch(error => {
      logFailure(this.deps.log, 'search', error);
      this.take(fail(messageOf(error)));
    });
  }

  /** Until what was found is up to date. */
  async whenDone(): Promise<void> {
    do {
      this.refresh();
      await this.looked;
    } while (this.isLooking);
  }

  async pick(filter: string): Promise<void> {
    const request = await pickSearchFilter(filter, this.asked, this.openStudy.study.corpus);
    if (request) this.change(request);
  }

  /** A search that is over, since it is looked for something else, says nothing any more. */
  private async look(isOver: () => boolean): Promise<void> {
    const request = this.asked;
    if (request.pattern.trim() === '') return this.take(ok([]));
    const prepared = await this.prepare(request);
    if (isOver()) return;
    if (!prepared.ok) return this.take(prepared);
    const { corpus } = this.openStudy.study;
    const found = await runSteps(this.steps(corpus, request, prepared.value), isOver, () => {});
    if (found && !isOver()) this.take(found.value);
  }

  private *steps(
    corpus: Corpus,
    request: SearchRequest,
    { matcher, before }: Prepared,
  ): Steps<Result<readonly FoundIn[]>> {
    const where = findWhere(corpus, request);
    if (!where.ok) return where;
    yield 0;
    const found = yield* searchScope(matcher, where.value, request.unit, corpus.study.interviewers, before);
    const { rule } = this;
    if (!found.ok || !rule) return found;
    // nobody has coded anything yet while nobody has said who codes
    const coder = this.deps.coder.of(this.openStudy)?.id ?? '';
    return uncodedBy(rule, corpus, found.value, [coder]);
  }

  private prepare(request: SearchRequest): Promise<Result<Prepared>> {
    const { corpus } = this.openStudy.study;
    const { pattern, kind, isExact, languages } = request;
    const of = JSON.stringify([pattern, kind, isExact, languages, corpus.study.languages]);
    if (this.prepared?.of !== of) this.prepared = { of, made: makeReady(request, corpus) };
    return this.prepared.made;
  }

  private take(result: Result<readonly FoundIn[]>): void {
    const found = result.ok ? result.value : [];
    const before = this.all;
    this.all = found.flatMap(({ one, found: all }) => all.map(what => ({ one, what })));
    this.forms = formsFound(found)[0];
    this.problem = result.ok ? undefined : result.error;
    this.isLooking = false;
    this.deps.segments.hasLooked(this, movedKeys(before, this.all));
  }
}

async function makeReady(request: SearchRequest, corpus: Corpus): Promise<Result<Prepared>> {
  const { kind, languages } = request;
  const known = kind !== 'family' ? [] : languages.length > 0 ? languages : await languagesOf(corpus);
  const matcher = await matcherFor(request, known, MAX_MS);
  if (!matcher.ok) return fail(matcher.error);
  return ok({ matcher: matcher.value, before: new FoundBefore() });
}

/** Where hits are now that were found before, in transcripts whose text has changed since. */
function movedKeys(before: readonly FoundHit[], now: readonly FoundHit[]): MovedKeys {
  const texts = new Map(now.map(({ one: { transcript } }) => [transcript.path, transcript]));
  const follows = new Map<string, ReturnType<typeof followHits> | undefined>();
  const moved = new Map<string, string | undefined>();
  for (const { one, what } of before) {
    const { path, turns } = one.transcript;
    const later = texts.get(path);
    if (!later || later.turns === turns) continue;
    let follow = follows.get(path);
    if (!follow) follows.set(path, (follow = followHits(one.transcript.text, later.text)));
    for (const hit of what.hits) {
      const place = follow(hit);
      moved.set(hitKey(path, hit), place && hitKey(path, place));
    }
  }
  return moved;
}

/** What a search is called. */
export function titleOf({ request, rule }: SearchList): string {
  const { pattern, kind } = request;
  if (rule) return l10n.t('Not coded yet by rule: {0}', rule.name);
  if (pattern.trim() === '') return l10n.t('Search Transcripts');
  return kind === 'regex' ? l10n.t('Search: {0}', `/${pattern}/`) : l10n.t('Search: {0}', quoted(pattern));
}
