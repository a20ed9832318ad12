import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Studies } from '../../src/vscode/session/studies';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import { SpeakersPanel } from '../../src/vscode/features/people/speakers/speakersPanel';
import type {
  FromSpeakers,
  StudyView,
  ToSpeakers,
  TranscriptView,
} from '../../src/webview/speakers/messages';
import type { Deps } from '../../src/vscode/deps';
import { Page } from './page';
import { json, makeStudy, openTranscript, read, run, until, write } from './support';

interface StudyJson {
  interviewers: string[];
  turns?: { patterns?: string[]; notSpeakers?: string[] };
  participants: { id: string; name?: string; speakers?: string[] }[];
  groups: { id: string; turns?: { patterns?: string[] } }[];
}

const FOCUS = `Moderator: How was it?

Ann: Hard at first.

ANN: And then easier.

Tea: I like it.

Tea: with milk.

ANN: Yes.

Ann: That is all.

neighbour of P1: And for me.

Moderator: Thank you.
`;
const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['**/*.txt'],
  interviewers: [],
  participants: [],
  groups: [{ id: 'late', name: 'Late', transcripts: ['late/*.txt'] }],
};

class SpeakersPage extends Page<FromSpeakers, ToSpeakers> {
  /** The state of the study that the page was last given. */
  get study(): StudyView | undefined {
    return this.last('study');
  }

  /** Asks for a transcript as the study is now, and waits for it. */
  async transcript(path: string): Promise<TranscriptView> {
    return until(`${path} is given to the page`, () => {
      const { version } = this.study!;
      const found = this.heard.findLast(
        message => message.type === 'transcript' && message.version === version && message.view.path === path,
      );
      if (found?.type === 'transcript') return found.view;
      this.say({ type: 'inView', version, paths: [path] });
      return undefined;
    });
  }

  /** Until the page is given a state of the study that is as wanted. */
  showsStudy(what: string, look: (study: StudyView) => boolean): Promise<StudyView> {
    return this.shows(what, 'study', look);
  }
}

describe('check speakers', () => {
  let root: vscode.Uri;
  let studies: Studies;
  let log: vscode.LogOutputChannel;
  let page: SpeakersPage;
  let edit = 0;

  const file = () => json<StudyJson>(root, 'study.json');
  const shownPatterns = (path: string) => studies.all[0]!.study.transcript(path)!.shownRules.patterns ?? [];

  beforeEach(async () => {
    root = await makeStudy({
      'focus.txt': FOCUS,
      'late/1.txt': 'INT: And now?\n\nAnn: Much the same.\n\nINT: Why?\n\nAnn: No idea.\n',
      'study.json': JSON.stringify(STUDY),
    });
    log = vscode.window.createOutputChannel('test', { log: true });
    const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
    studies = new Studies(log, { changeFile: changeThroughWorkspace }, memory);
    await studies.open(root);
    page = new SpeakersPage();
    const { extensionUri } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    const deps = { studies, log, context: { extensionUri } } as unknown as Deps;
    new SpeakersPanel(deps, page.panel, { root: root.toString() });
    page.say({ type: 'ready' });
    await page.showsStudy('the study is shown', () => true);
  });

  afterEach(() => {
    page.panel.dispose();
    studies.dispose();
    log.dispose();
  });

  it('opens one page for a study', async () => {
    await openTranscript(root, 'focus.txt');
    const pages = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.endsWith('transcriptCoderSpeakers'),
        );
    await run('checkSpeakers');
    await run('checkSpeakers', { study: root.toString() });
    const [tab] = await until('the page is open', () => pages().length > 0 && pages());
    assert.equal(pages().length, 1);
    assert.equal(tab!.label, 'Speakers: Test');
  });

  it('shows who speaks, what is probably an interviewer’s or the same, and what is not taken', async () => {
    const { transcripts, guessed, spellings, hasUnassigned, refused } = page.study!;
    assert.deepEqual(transcripts, ['focus.txt', 'late/1.txt']);
    assert.deepEqual(
      guessed.map(({ label, turns }) => `${label}, ${turns}`),
      ['Moderator, 2 turns', 'INT, 2 turns'],
    );
    assert.deepEqual(
      spellings.map(({ labels }) => labels.map(({ label, turns }) => `${label}, ${turns}`)),
      [['Ann, 4 turns', 'ANN, 2 turns']],
    );
    assert.deepEqual([hasUnassigned, refused], [true, []]);
    const { labels, skipped } = await page.transcript('focus.txt');
    assert.deepEqual(
      labels.map(({ label, turns, words, kind, isGuessed }) => [label, turns, words, kind, isGuessed]),
      [
        ['Moderator', '2 turns', 'How was it?', 'undeclared', true],
        ['Ann', '2 turns', 'Hard at first.', 'undeclared', false],
        ['ANN', '2 turns', 'And then easier.', 'undeclared', false],
        ['Tea', '2 turns', 'I like it.', 'undeclared', false],
      ],
    );
    assert.deepEqual(
      skipped.map(({ label, lines, words, isRefused }) => [label, lines, words, isRefused]),
      [['neighbour of P1', '1 line', 'neighbour of P1: And for me.', false]],
    );
  });

  it('marks interviewers, merges spellings, refuses and allows labels', async () => {
    page.say({ type: 'interviewers', labels: ['Moderator', 'INT'] });
    await page.showsStudy('no interviewer is guessed any more', ({ guessed }) => guessed.length === 0);
    page.say({ type: 'merge', labels: ['Ann', 'ANN'] });
    await page.showsStudy('no spelling is left', ({ spellings }) => spellings.length === 0);
    page.say({ type: 'refuse', label: 'Tea' });
    await page.showsStudy('the label is refused', ({ refused }) => refused.includes('Tea'));
    const { interviewers, participants, turns } = await file();
    assert.deepEqual(interviewers, ['Moderator', 'INT']);
    assert.deepEqual(participants, [{ id: 'ann', name: 'Ann', speakers: ['Ann', 'ANN'] }]);
    assert.deepEqual(turns, { notSpeakers: ['Tea'] });
    const { labels } = await page.transcript('focus.txt');
    assert.deepEqual(
      labels.filter(({ label }) => label !== 'Tea').map(({ label, who, kind }) => [label, who, kind]),
      [
        ['Moderator', 'Interviewer', 'interviewer'],
        ['Ann', 'Ann', 'participant'],
        ['ANN', 'Ann', 'participant'],
      ],
    );
    page.say({ type: 'allow', label: 'Tea' });
    await page.showsStudy('the label is allowed', ({ refused }) => refused.length === 0);
    assert.equal((await file()).turns, undefined);
  });

  it('takes a label that was missed', async () => {
    // as the page asks for it, with the answer that a person would pick
    await openTranscript(root, 'focus.txt');
    await run(
      'assignLabel',
      { study: root.toString(), labels: ['neighbour of P1'] },
      { newParticipant: 'Bea' },
    );
    await page.showsStudy(
      'the study has followed',
      () => studies.all[0]!.study.file!.participants.length === 1,
    );
    await until('the label is taken', async () => {
      const { labels, skipped } = await page.transcript('focus.txt');
      return (
        skipped.length === 0 && labels.some(({ label, who }) => label === 'neighbour of P1' && who === 'Bea')
      );
    });
  });

  it('says what is doubtful, until the study settles it', async () => {
    await openTranscript(root, 'focus.txt');
    await write(root, 'diary.txt', `A day.\n\n${'I wrote again. '.repeat(50)}\n`);
    await page.showsStudy('the transcript is there', ({ transcripts }) => transcripts.includes('diary.txt'));
    const { doubts, labels, unlabelled } = await page.transcript('diary.txt');
    assert.deepEqual([doubts.map(({ kind }) => kind), labels, unlabelled], [['no-labels'], [], '1 turn']);
    assert.match(doubts[0]!.message, /^No speakers were found in this transcript\. /);
    page.say({ type: 'goToPlace', path: 'diary.txt', start: doubts[0]!.start });
    await until('the place is shown', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('diary.txt')),
    );
    await run('claimTranscript', { study: root.toString(), path: 'diary.txt' }, { newParticipant: 'Dee' });
    await until('the doubt is settled', async () => {
      const view = await page.transcript('diary.txt');
      return view.assigned === 'Dee' && view.doubts.length === 0;
    });
  });

  it('goes to turns, beside the page', async () => {
    const at = () => {
      const editor = vscode.window.visibleTextEditors.find(({ document }) => /focus/.test(document.uri.path));
      return editor && editor.document.getText(editor.selection) && editor.selection.start.line + 1;
    };
    const goes = async (to: 'first' | 'next' | 'previous', line: number) => {
      page.say({ type: 'goTo', path: 'focus.txt', label: 'Ann', to });
      await until(`line ${line} is shown`, () => at() === line);
    };
    await goes('first', 3);
    await goes('next', 13);
    await goes('next', 3);
    await goes('previous', 13);
    page.say({ type: 'goToSkipped', path: 'focus.txt', label: 'neighbour of P1' });
    await until('the line is shown', () => at() === 15);
  });

  it('shows patterns as they are typed, and writes them when they are applied', async () => {
    const before = await read(root, 'study.json');
    await page.transcript('focus.txt');
    const draft = (...patterns: string[]) => page.say({ type: 'draft', edit: ++edit, scope: '', patterns });
    draft('{speaker} said', '[{speaker', '');
    const problems = await until('problems are told', () =>
      page.heard.findLast(message => message.type === 'problems'),
    );
    assert.deepEqual(
      problems.problems.map(problem => problem !== ''),
      [false, true, false],
    );
    await until('they are shown', () => shownPatterns('focus.txt').join() === '{speaker} said');
    const { patterns } = await page.showsStudy('the page has them', one => one.patterns.isDraft);
    assert.equal(patterns.edit, edit);
    assert.deepEqual(patterns.patterns, ['{speaker} said', '[{speaker', '']);
    assert.deepEqual(shownPatterns('late/1.txt'), [], 'of what is not in view, nothing');
    page.say({ type: 'cancelPatterns', edit: ++edit });
    await until('all is as before', () => shownPatterns('focus.txt').length === 0);
    assert.equal(await read(root, 'study.json'), before);

    draft('{speaker}:', '{speaker} said');
    page.say({ type: 'applyPatterns', edit: ++edit });
    await page.showsStudy(
      'the page has them',
      one => !one.patterns.isDraft && one.patterns.patterns.length === 2,
    );
    assert.deepEqual((await file()).turns, { patterns: ['{speaker}:', '{speaker} said'] });
    assert.deepEqual(shownPatterns('late/1.txt'), ['{speaker}:', '{speaker} said']);
  });

  it('has patterns for a group, and forgets what is typed when it is closed', async () => {
    page.say({ type: 'scope', edit: ++edit, scope: 'late' });
    await page.showsStudy('the group is shown', ({ patterns }) => patterns.scope === 'late');
    page.say({ type: 'draft', edit: ++edit, scope: 'late', patterns: ['{speaker}:'] });
    page.say({ type: 'applyPatterns', edit: ++edit });
    await page.showsStudy(
      'they are saved',
      ({ patterns }) => !patterns.isDraft && patterns.patterns[0] === '{speaker}:',
    );
    assert.deepEqual((await file()).groups[0]!.turns, { patterns: ['{speaker}:'] });
    await page.transcript('late/1.txt');
    page.say({ type: 'draft', edit: ++edit, scope: 'late', patterns: ['{speaker} said'] });
    await until('it is shown', () => shownPatterns('late/1.txt').join() === '{speaker} said');
    page.panel.dispose();
    assert.deepEqual(shownPatterns('late/1.txt'), ['{speaker}:']);
    assert.equal((await read(root, 'study.json'))!.includes('said'), false);
  });
});
