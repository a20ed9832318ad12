import * as l10n from '@vscode/l10n';
import { PRESETS } from '../../core/analyses/frequency/representativeness';
import { UNIT_NAMES, type UnitKind } from '../../core/analyses/agreement/units/unitKind';
import type { Corpus } from '../../core/corpus/corpus';
import { findScope } from '../../core/corpus/scope';
import type { ScopeOptions } from '../../core/studyFile/scopeOptions';
import { bisectReport } from '../../core/versions/bisect/bisectReport';
import { FIGURES, type FigureRequest, isAgreement } from '../../core/versions/bisect/figure';
import { GitTexts } from '../../node/gitTexts';
import { NodeStudyGit } from '../../node/nodeStudyGit';
import { figureSteps, withWorking } from '../../study/bisect/figureSteps';
import { findPastCode } from '../../study/bisect/findPastCode';
import { type CommitWalk, type StudyGit } from '../../study/gitPort';
import { type Command, type Given, type Options, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { oneOf, single } from '../parseOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';
import { type LoadedStudy, withStudy } from '../withStudy';

const UNITS = Object.keys(UNIT_NAMES) as UnitKind[];

/** Filters but for those of codes and days: which code is followed, and between which commits, is said otherwise. */
const { group, transcript, coder, participant, where, status } = SCOPE_OPTIONS as Record<
  string,
  Options[string]
>;

/** `transcript-coder bisect`: which commits changed a figure, and what in them did. */
export const bisectCommand: Command = {
  name: 'bisect',
  group: 'versions',
  operands: 'STUDY',
  summary: l10n.t('Show which commits changed a figure, and what did it'),
  description: l10n.t(
    'Follows a figure of a code or theme, or of agreement, over all commits, and lists each commit at which it changed, with what in the codebook, the coding, the transcripts or study.json changed it.',
  ),
  details: l10n.t(
    'Each commit is compared with the commit it was made on, a merge with the branch it was made on; commits that it brought in are listed, too. The last row is what is not committed yet. A study that was in another folder is followed there.',
  ),
  options: {
    what: {
      group: 'command',
      choices: FIGURES,
      default: 'n',
      help: l10n.t(
        'the figure: participants (n), their label, segments, or agreement of coders (percent, kappa, alpha)',
      ),
    },
    code: {
      group: 'command',
      value: 'CODE',
      help: l10n.t('the code or theme, by id, name or path; also one that the codebook no longer has'),
    },
    coders: {
      group: 'command',
      value: 'A,B',
      help: l10n.t('only the coding of these coders; for agreement, the coders to compare'),
    },
    preset: { group: 'command', choices: PRESETS, default: 'strict', help: l10n.t('how labels are given') },
    unit: { group: 'command', choices: UNITS, default: 'turn', help: l10n.t('unit of agreement') },
    from: {
      group: 'command',
      value: 'COMMIT',
      default: l10n.t('the first commit'),
      help: l10n.t('begin at this commit'),
    },
    to: {
      group: 'command',
      value: 'COMMIT',
      default: l10n.t('what is not committed yet'),
      help: l10n.t('end at this commit'),
    },
    was: { group: 'command', value: 'VALUE', help: l10n.t('only commits before which the figure was this') },
    is: { group: 'command', value: 'VALUE', help: l10n.t('only commits that made the figure this') },
    ...BLIND_OPTIONS,
    ...(Object.fromEntries(
      Object.entries({ group, transcript, coder, participant, where, status }).filter(([, one]) => one),
    ) as Options),
    ...REPORT_OPTIONS,
  },
  examples: [
    {
      does: l10n.t('When the number of participants of a code changed'),
      args: [SAMPLE, '--code', 'Useful tool'], // not for the catalogue
    },
    {
      does: l10n.t('When agreement over all codes changed, as a picture'),
      args: [SAMPLE, '--what', 'alpha', '-o', 'alpha.svg'], // not for the catalogue
    },
  ],
  async run(operands, given, io) {
    const output = readOutput(given);
    return withStudy(operands, io, {}, async study => {
      const areNamed = given('coder').length > 0 || given('coders').length > 0;
      requireNamed(study.corpus.study, given, { areNamed, canName: true });
      const git = new NodeStudyGit(study.root);
      const [from, to] = [single(given, 'from'), single(given, 'to')];
      const walk = await git.walks.walk({ from, to });
      if (!walk.ok) throw new UsageError(walk.error);
      const request = await readRequest(given, study.corpus, walk.value);
      const oldTexts = new GitTexts(study.root);
      const committed = await figureSteps(walk.value, request, { oldTexts });
      const history =
        to === undefined ? await withWorking(committed!, await workingStudy(study, git)) : committed!;
      const codes = request.code === undefined ? [] : [request.code];
      const scope = findScope(study.corpus, { ...request.scope, codes });
      if (!scope.ok) throw new UsageError(scope.error);
      const filter = { was: single(given, 'was'), is: single(given, 'is') };
      await writeReport(bisectReport(study.corpus, scope.value, history, filter), output, study, io);
    });
  },
};

async function workingStudy({ corpus }: LoadedStudy, git: StudyGit) {
  const states = await git.changes.states({ kind: 'working' });
  if (!states.ok) throw new UsageError(states.error);
  return { corpus, problems: [], states: states.value };
}

async function readRequest(given: Given, corpus: Corpus, walk: CommitWalk): Promise<FigureRequest> {
  const what = oneOf(given, 'what', FIGURES) ?? 'n';
  const code = single(given, 'code');
  if (code === undefined && !isAgreement(what))
    throw new UsageError(l10n.t('Which code? Name it with --code.'));
  return {
    what,
    code: code === undefined ? undefined : await findCode(code, corpus, walk),
    scope: readFilters(given, corpus),
    preset: oneOf(given, 'preset', PRESETS) ?? 'strict',
    unit: oneOf(given, 'unit', UNITS) ?? 'turn',
  };
}

function readFilters(given: Given, corpus: Corpus): ScopeOptions {
  const named = given('coders')
    .flatMap(list => list.split(',').map(one => one.trim()))
    .filter(Boolean);
  const filters = ['group', 'transcript', 'coder', 'participant', 'where', 'status'];
  return readScope(option => {
    if (option === 'coder') return [...given('coder'), ...named];
    return filters.includes(option) ? given(option) : [];
  }, corpus);
}

/** Its id, as the codebook is now or, where it does not have it, as it was last. */
async function findCode(text: string, { codebook }: Corpus, walk: CommitWalk): Promise<string> {
  const found = codebook.get(text) ? [codebook.get(text)!] : codebook.findAll(text);
  if (found.length === 1) return codebook.has(text) ? text : found[0]!.id;
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new UsageError(l10n.t('Several codes are named “{0}”. Use an id: {1}.', text, ids));
  }
  const past = await findPastCode(text, walk);
  if (past !== undefined) return past;
  throw new UsageError(l10n.t('There is no code “{0}”, now or in the history.', text));
}
