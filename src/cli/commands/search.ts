import * as l10n from '@vscode/l10n';
import { searchReport } from '../../core/analyses/search/searchReport';
import { SEARCH_ORDERS } from '../../core/analyses/search/searchRows';
import { finish } from '../../core/base/steps';
import type { Corpus } from '../../core/corpus/corpus';
import type { CodingRule } from '../../core/codebook/code';
import { findRule } from '../../core/codebook/rules';
import { type Search, matcherFor } from '../../core/search/search';
import { type SearchRequest, findWhere } from '../../core/search/searchRequest';
import { requestOf } from '../../core/search/searchRule';
import { type FoundIn, searchScope } from '../../core/search/searchScope';
import { languagesOf } from '../../core/search/studyLanguages';
import { uncodedBy } from '../../core/search/uncodedHits';
import { SEARCH_UNITS } from '../../core/search/units';
import { SEARCHED_TURNS } from '../../core/search/where';
import { LANGUAGE_CODES, type LanguageCode } from '../../core/text/languageCodes';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { type Command, type Given, SAMPLE, UsageError } from '../command';
import { withStudy } from '../withStudy';
import { oneOf, single } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';
import { unknown } from '../suggest';

const CONTEXT = 10;

/** `transcript-coder search`: words in what people say, with the words around them. */
export const searchCommand: Command = {
  name: 'search',
  group: 'counting',
  operands: 'STUDY [PATTERN]', // not for the catalogue
  summary: l10n.t('Search what people say, with the words around each hit'),
  description: l10n.t(
    'Searches the turns of the transcripts and lists each hit with the words to its left and right, or the sentence, turn or answer that it is in. Labels, timestamps and transcribers’ notes are not searched.',
  ),
  details: l10n.t(
    'PATTERN is a word or a phrase; | separates alternatives. A * at the end of a word stands for any ending, and by itself between words for any word. Case, accents and punctuation do not matter.',
  ),
  options: {
    family: { group: 'command', help: l10n.t('find the words in all their forms: trust, trusted, trusting') },
    regex: {
      group: 'command',
      help: l10n.t(
        'PATTERN is a regular expression, in the syntax of RE2, without look-around and back-references',
      ),
    },
    exact: { group: 'command', help: l10n.t('case matters, and accents of words') },
    language: {
      group: 'command',
      value: 'CODE',
      isMultiple: true,
      default: l10n.t('those in study.json, otherwise the one that the transcripts seem to be written in'),
      help: l10n.t('the language of word families, such as en'),
    },
    unit: {
      group: 'command',
      choices: SEARCH_UNITS,
      default: 'hit',
      help: l10n.t(
        'what to list: the hits, the sentences or turns that they are in, or the answers to interviewers’ turns that they are in',
      ),
    },
    sort: {
      group: 'command',
      choices: SEARCH_ORDERS,
      default: 'transcript',
      help: l10n.t('sort by place, or by the words to the left or right, from the nearest outward'),
    },
    context: {
      group: 'command',
      value: 'NUMBER',
      default: String(CONTEXT),
      help: l10n.t('number of words to show on each side of a hit'),
    },
    rule: {
      group: 'command',
      value: 'RULE',
      help: l10n.t('search by this rule of the codebook, by id or name, in place of PATTERN'),
    },
    uncoded: {
      group: 'command',
      help: l10n.t('with --rule: list only what has not been coded with the rule’s codes yet'),
    },
    ...BLIND_OPTIONS,
    ...READING_OPTIONS,
    turns: {
      group: 'filters',
      choices: SEARCHED_TURNS,
      default: 'all',
      help: l10n.t('whose turns to search'),
    },
    speaker: {
      group: 'filters',
      value: 'LABEL',
      isMultiple: true,
      help: l10n.t('only turns with this label'),
    },
    participant: {
      ...SCOPE_OPTIONS['participant']!,
      help: l10n.t('only turns of this participant, by id or name'),
    },
    where: {
      ...SCOPE_OPTIONS['where']!,
      help: l10n.t(
        'only turns of participants with this value; several values of one attribute are alternatives',
      ),
    },
    group: SCOPE_OPTIONS['group']!,
    transcript: SCOPE_OPTIONS['transcript']!,
    code: {
      ...SCOPE_OPTIONS['code']!,
      help: l10n.t('only inside segments with this code, by id, name or path, or a code below it'),
    },
    codegroup: {
      ...SCOPE_OPTIONS['codegroup']!,
      help: l10n.t('only inside segments with a code of this code group, by id or name, or a code below one'),
    },
    outside: {
      ...SCOPE_OPTIONS['code']!,
      help: l10n.t('only outside segments with this code or a code below it'),
    },
    coder: {
      ...SCOPE_OPTIONS['coder']!,
      help: l10n.t('with --code, --outside and --rule: segments of this coder, by id or name'),
    },
    ...REPORT_OPTIONS,
  },
  examples: [
    {
      does: l10n.t('A word with the words around it, sorted by what follows'),
      args: [SAMPLE, 'training', '--sort', 'right'],
    },
    {
      does: l10n.t('What participants answer when they are asked about something'),
      args: [SAMPLE, 'tool* | training', '--unit', 'answer'],
    },
  ],
  async run([folder, ...operands], given, io) {
    const name = single(given, 'rule');
    const [pattern, ...more] = name === undefined ? operands : [undefined, ...operands];
    const search = name === undefined ? readSearch(pattern, given) : undefined;
    if (!search) requireNothingElse(given, operands);
    else if (given('uncoded').length > 0)
      throw new UsageError(l10n.t('--uncoded needs --rule: a rule says with which codes.'));
    const context = readContext(given);
    const output = readOutput(given);
    return withStudy([folder, ...more], io, { ...readReading(given), hasSummaries: false }, async study => {
      const { corpus } = study;
      const isOfCodes =
        name !== undefined || ['code', 'codegroup', 'outside'].some(one => given(one).length > 0);
      if (isOfCodes)
        requireNamed(corpus.study, given, { areNamed: given('coder').length > 0, canName: true });
      const rule = name === undefined ? undefined : readRule(name, corpus);
      const request = search ? readRequest(search, given, corpus) : searchOf(rule!);
      const where = findWhere(corpus, request);
      if (!where.ok) throw new UsageError(where.error);
      const matcher = await matcherFor(request, await languagesFor(request, corpus));
      if (!matcher.ok) throw new UsageError(matcher.error);
      const { unit, pattern: wanted, kind, isExact, turns, speakers, outside } = request;
      const found = finish(searchScope(matcher.value, where.value, unit, corpus.study.interviewers));
      if (!found.ok) throw new UsageError(found.error);
      const left = rule && uncodedBy(rule, corpus, found.value, readScope(given, corpus).coders);
      if (left && !left.ok) throw new UsageError(left.error);
      const listed = left && given('uncoded').length > 0 ? inOrder(left.value, found.value) : found.value;
      const searched = {
        ...{ pattern: wanted, kind, isExact, turns, speakers, outside, unit, context },
        sort: oneOf(given, 'sort', SEARCH_ORDERS) ?? 'transcript',
        ...(left && rule ? { rule: { id: rule.id, name: rule.name, uncoded: numberIn(left.value) } } : {}),
      };
      await writeReport(searchReport(corpus, where.value, searched, listed), output, study, io);
    });
  },
};

/** A rule has its search in itself. */
function requireNothingElse(given: Given, operands: readonly string[]): void {
  if (operands.length > 0)
    throw new UsageError(
      l10n.t('Unexpected argument “{0}”: with --rule, the rule has the pattern.', operands[0]!),
    );
  const other = OF_SEARCHES.find(option => given(option).length > 0);
  if (other !== undefined)
    throw new UsageError(
      l10n.t('{0} cannot be combined with --rule: the rule says what is searched, and where.', `--${other}`),
    );
}

/** Options that say what is searched for, and where. */
const OF_SEARCHES = [
  ...['family', 'regex', 'exact', 'language', 'unit', 'turns', 'speaker'],
  ...['participant', 'where', 'group', 'transcript', 'code', 'codegroup', 'outside'],
];

function readRule(name: string, { codebook: { file } }: Corpus): CodingRule {
  const rule = findRule(file, name);
  if (rule) return rule;
  throw unknown(
    l10n.t('There is no rule “{0}”.', name),
    name,
    (file.rules ?? []).map(one => one.name),
  );
}

function searchOf(rule: CodingRule): SearchRequest {
  const request = requestOf(rule);
  if (!request.ok) throw new UsageError(request.error);
  return request.value;
}

/** In the order of what was found: new transcripts come first only where they are coded. */
function inOrder(some: readonly FoundIn[], all: readonly FoundIn[]): readonly FoundIn[] {
  const byOne = new Map(some.map(within => [within.one, within]));
  return all.flatMap(({ one }) => byOne.get(one) ?? []);
}

function numberIn(found: readonly FoundIn[]): number {
  return found.reduce((sum, within) => sum + within.found.length, 0);
}

function readRequest(search: Search, given: Given, corpus: Corpus): SearchRequest {
  const unit = oneOf(given, 'unit', SEARCH_UNITS) ?? 'hit';
  const turns = oneOf(given, 'turns', SEARCHED_TURNS) ?? 'all';
  if (unit === 'answer' && turns === 'participants')
    throw new UsageError(
      l10n.t('With --unit answer, interviewers’ turns are searched: leave out --turns participants.'),
    );
  const outside = readScope(name => (name === 'code' ? given('outside') : []), corpus);
  return {
    ...search,
    unit,
    turns,
    languages: readLanguages(given),
    speakers: given('speaker').map(label => readSpeaker(label, corpus)),
    filters: readScope(given, corpus),
    outside: outside.codes ?? [],
  };
}

function readSearch(pattern: string | undefined, given: Given): Search {
  if (pattern === undefined)
    throw new UsageError(l10n.t('Search for what? “transcript-coder search STUDY PATTERN”'));
  const [isRegex, isFamily, isExact] = ['regex', 'family', 'exact'].map(name => given(name).length > 0);
  if (isFamily && (isRegex || isExact))
    throw new UsageError(l10n.t('--family cannot be combined with --regex or --exact.'));
  return { pattern, kind: isRegex ? 'regex' : isFamily ? 'family' : 'words', isExact: isExact! };
}

function readLanguages(given: Given): readonly LanguageCode[] {
  const typed = given('language');
  const wrong = typed.find(code => !(LANGUAGE_CODES as readonly string[]).includes(code));
  if (wrong !== undefined)
    throw unknown(l10n.t('“{0}” is not a language that is known here.', wrong), wrong, LANGUAGE_CODES);
  return typed as readonly LanguageCode[];
}

async function languagesFor(
  { kind, languages }: SearchRequest,
  corpus: Corpus,
): Promise<readonly LanguageCode[]> {
  return kind === 'family' && languages.length === 0 ? languagesOf(corpus) : languages;
}

function readContext(given: Given): number {
  const typed = single(given, 'context') ?? String(CONTEXT);
  if (!/^\d{1,4}$/.test(typed))
    throw new UsageError(l10n.t('{0} takes a whole number of 0 or more, not “{1}”.', '--context', typed));
  return Number(typed);
}

/** A label that some turn has; its case does not matter where it does not decide. */
function readSpeaker(typed: string, { transcripts }: Corpus): string {
  const labels = [...new Set(transcripts.flatMap(({ turns }) => turns.labels()))];
  if (labels.includes(typed)) return typed;
  const same = labels.filter(label => label.toLowerCase() === typed.toLowerCase());
  if (same.length === 1) return same[0]!;
  throw unknown(l10n.t('There is no speaker “{0}”.', typed), typed, labels);
}
