import * as l10n from '@vscode/l10n';
import { searchReport } from '../../core/analyses/search/searchReport';
import { SEARCH_ORDERS } from '../../core/analyses/search/searchRows';
import { finish } from '../../core/base/steps';
import type { Corpus } from '../../core/corpus/corpus';
import { type Scope, findScope } from '../../core/corpus/scope';
import { type Search, matcherFor } from '../../core/search/search';
import { searchScope } from '../../core/search/searchScope';
import { languagesOf } from '../../core/search/studyLanguages';
import { SEARCH_UNITS, type SearchUnit } from '../../core/search/units';
import { SEARCHED_TURNS, type Where } from '../../core/search/where';
import { LANGUAGE_CODES, type LanguageCode } from '../../core/text/languageCodes';
import type { ScopeOptions } from '../../core/studyFile/scopeOptions';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { type Command, type Given, SAMPLE, UsageError } from '../command';
import { withStudy } from '../withStudy';
import { oneOf, single } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../scopeOptions';
import { unknown } from '../suggest';

const CONTEXT = 10;

/** `transcript-coder search`: words in what people say, with the words around them. */
export const searchCommand: Command = {
  name: 'search',
  group: 'counting',
  operands: 'STUDY PATTERN', // not for the catalogue
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
    outside: {
      ...SCOPE_OPTIONS['code']!,
      help: l10n.t('only outside segments with this code or a code below it'),
    },
    coder: {
      ...SCOPE_OPTIONS['coder']!,
      help: l10n.t('with --code and --outside: segments of this coder, by id or name'),
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
  async run([folder, pattern, ...more], given, io) {
    const search = readSearch(pattern, given);
    const context = readContext(given);
    const output = readOutput(given);
    return withStudy([folder, ...more], io, readReading(given), async study => {
      const { corpus } = study;
      if (given('code').length + given('outside').length > 0)
        requireNamed(corpus.study, given, { areNamed: given('coder').length > 0, canName: true });
      const unit = oneOf(given, 'unit', SEARCH_UNITS) ?? 'hit';
      const turns = oneOf(given, 'turns', SEARCHED_TURNS) ?? 'all';
      requireQuestions(corpus, unit, turns);
      const outside = readScope(name => given(name === 'code' ? 'outside' : name), corpus);
      const where: Where = {
        scope: scopeOf(corpus, readScope(given, corpus)),
        speakers: given('speaker').map(label => readSpeaker(label, corpus)),
        turns,
        outside: given('outside').length > 0 ? scopeOf(corpus, outside) : undefined,
      };
      const matcher = await matcherFor(search, await readLanguages(search, given, corpus));
      if (!matcher.ok) throw new UsageError(matcher.error);
      const found = finish(searchScope(matcher.value, where, unit, corpus.study.interviewers));
      if (!found.ok) throw new UsageError(found.error);
      const searched = {
        ...search,
        turns,
        speakers: where.speakers,
        outside: where.outside ? (outside.codes ?? []) : [],
        unit,
        sort: oneOf(given, 'sort', SEARCH_ORDERS) ?? 'transcript',
        context,
      };
      await writeReport(searchReport(corpus, where, searched, found.value), output, study, io);
    });
  },
};

function readSearch(pattern: string | undefined, given: Given): Search {
  if (pattern === undefined)
    throw new UsageError(l10n.t('Search for what? “transcript-coder search STUDY PATTERN”'));
  const [isRegex, isFamily, isExact] = ['regex', 'family', 'exact'].map(name => given(name).length > 0);
  if (isFamily && (isRegex || isExact))
    throw new UsageError(l10n.t('--family cannot be combined with --regex or --exact.'));
  return { pattern, kind: isRegex ? 'regex' : isFamily ? 'family' : 'words', isExact: isExact! };
}

async function readLanguages(
  { kind }: Search,
  given: Given,
  corpus: Corpus,
): Promise<readonly LanguageCode[]> {
  const typed = given('language');
  const wrong = typed.find(code => !(LANGUAGE_CODES as readonly string[]).includes(code));
  if (wrong !== undefined)
    throw unknown(l10n.t('“{0}” is not a language that is known here.', wrong), wrong, LANGUAGE_CODES);
  if (typed.length > 0) return typed as readonly LanguageCode[];
  return kind === 'family' ? languagesOf(corpus) : [];
}

function readContext(given: Given): number {
  const typed = single(given, 'context') ?? String(CONTEXT);
  if (!/^\d{1,4}$/.test(typed))
    throw new UsageError(l10n.t('{0} takes a whole number of 0 or more, not “{1}”.', '--context', typed));
  return Number(typed);
}

function requireQuestions({ study }: Corpus, unit: SearchUnit, turns: Where['turns']): void {
  if (unit !== 'answer') return;
  if (study.interviewers.length === 0)
    throw new UsageError(l10n.t('Answers cannot be told from questions: study.json names no interviewers.'));
  if (turns === 'participants')
    throw new UsageError(
      l10n.t('With --unit answer, interviewers’ turns are searched: leave out --turns participants.'),
    );
}

function scopeOf(corpus: Corpus, options: ScopeOptions): Scope {
  const scope = findScope(corpus, options);
  if (!scope.ok) throw new UsageError(scope.error);
  return scope.value;
}

/** A label that some turn has; its case does not matter where it does not decide. */
function readSpeaker(typed: string, { transcripts }: Corpus): string {
  const labels = [...new Set(transcripts.flatMap(({ turns }) => turns.labels()))];
  if (labels.includes(typed)) return typed;
  const same = labels.filter(label => label.toLowerCase() === typed.toLowerCase());
  if (same.length === 1) return same[0]!;
  throw unknown(l10n.t('There is no speaker “{0}”.', typed), typed, labels);
}
