import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Studies } from '../../src/vscode/session/studies';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import { DragLabels } from '../../src/vscode/features/people/dragLabels';
import type { ParticipantsNode } from '../../src/vscode/features/people/nodes';
import { ParticipantsTree } from '../../src/vscode/features/people/participantsTree';
import { SpeechCache } from '../../src/vscode/features/people/speechCache';
import type { Deps } from '../../src/vscode/deps';
import { json, makeStudy, openTranscript, read, run, until, write } from './support';

interface StudyJson {
  name: string;
  interviewers: string[];
  participants: {
    id: string;
    name?: string;
    speakers?: string[];
    transcripts?: string[];
    attributes?: Record<string, unknown>;
    mine?: unknown;
  }[];
  groups: { id: string; name?: string; transcripts: string[] }[];
}

const FOCUS =
  'INT: How was it?\n\nAnn: Hard at first.\n\nBen: I liked it.\n\nR: So did I.\n\nAnn: And then easier.\n';
const INTERVIEW = 'INT: And now?\n\nR: Much the same.\n\nINT: Why?\n\nR: No idea.\n';
const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['**/*.txt'],
  interviewers: ['INT'],
  participants: [
    { id: 'ann', name: 'Ann', speakers: ['Ann'], attributes: { age: 43 }, mine: [1] },
    { id: 'ben', name: 'Ben' },
  ],
  groups: [{ id: 'late', name: 'Late', transcripts: ['interviews/*.txt'] }],
  coders: [{ id: 'nd' }],
};

describe('participants', () => {
  let root: vscode.Uri;

  const study = () => json<StudyJson>(root, 'study.json');
  const participant = async (id: string) => (await study()).participants.find(one => one.id === id);
  const uri = (path: string) => vscode.Uri.joinPath(root, path);

  async function open(over: object = {}): Promise<vscode.TextEditor> {
    root = await makeStudy({
      'focus.txt': FOCUS,
      'interviews/1.txt': INTERVIEW,
      'interviews/2.txt': INTERVIEW,
      'study.json': JSON.stringify({ ...STUDY, ...over }),
    });
    return openTranscript(root, 'focus.txt');
  }

  /** What our problems say on the lines of an open transcript. */
  function problems(path: string): [number, string][] {
    return vscode.languages
      .getDiagnostics(uri(path))
      .filter(one => one.code === 'unassigned-label')
      .map(one => [one.range.start.line + 1, one.message]);
  }

  it('come, are renamed and go; codings and unknown fields stay', async () => {
    await open();
    assert.equal(await run('newParticipant', ' Cy  D. '), 'cy-d');
    await run('renameParticipant', 'Cy D.', 'Cyd');
    assert.deepEqual(await participant('cy-d'), { id: 'cy-d', name: 'Cyd' });
    const before = await read(root, 'study.json');
    await run('renameParticipant', 'cy-d', 'ANN');
    await run('newParticipant', 'Ben');
    assert.equal(await read(root, 'study.json'), before);
    await run('deleteParticipant', 'Ben', true);
    assert.deepEqual(
      (await study()).participants.map(({ id }) => id),
      ['ann', 'cy-d'],
    );
    assert.deepEqual((await participant('ann'))!.mine, [1]);
  });

  it('are made of labels that nobody has', async () => {
    await open({ participants: [] });
    await run('participantsFromLabels', ['Ann', 'R']);
    assert.deepEqual((await study()).participants, [
      { id: 'ann', name: 'Ann', speakers: ['Ann'] },
      { id: 'r', name: 'R', speakers: ['R'] },
    ]);
  });

  it('get labels, which interviewers and others lose', async () => {
    await open();
    await run('assignLabel', 'Ben', { participant: 'ben' });
    assert.deepEqual((await participant('ben'))!.speakers, ['Ben']);
    await run('assignLabel', 'Ben', { participant: 'Ann' });
    assert.deepEqual((await participant('ann'))!.speakers, ['Ann', 'Ben']);
    assert.equal((await participant('ben'))!.speakers, undefined);
    await run('assignLabel', 'Ben', 'interviewer');
    assert.deepEqual((await study()).interviewers, ['INT', 'Ben']);
    assert.deepEqual((await participant('ann'))!.speakers, ['Ann']);
    await run('assignLabel', 'Ben', 'unassigned');
    assert.deepEqual((await study()).interviewers, ['INT']);
    await run('assignLabel', 'R', { newParticipant: 'Rae' });
    assert.deepEqual(await participant('rae'), { id: 'rae', name: 'Rae', speakers: ['R'] });
    // as docs/participants.md has it for keybindings
    await vscode.commands.executeCommand('runCommands', {
      commands: [{ command: 'transcriptCoder.assignLabel', args: ['R', { participant: 'ann' }] }],
    });
    assert.deepEqual((await participant('ann'))!.speakers, ['Ann', 'R']);
    const before = await read(root, 'study.json');
    await run('assignLabel', 'R', { participant: 'nobody-of-this-name' });
    assert.equal(await read(root, 'study.json'), before);
  });

  it('are merged, and where they differ only when somebody says whose values count', async () => {
    await open({
      participants: [
        ...STUDY.participants,
        {
          id: 'ann2',
          name: 'Ann K.',
          speakers: ['R'],
          transcripts: ['interviews/1.txt'],
          attributes: { age: 44 },
        },
      ],
    });
    const before = await read(root, 'study.json');
    await run('mergeParticipants', 'ann2', 'ann');
    assert.equal(await read(root, 'study.json'), before);
    await run('mergeParticipants', 'ann2', 'ann', 'Ann K.');
    assert.deepEqual(await participant('ann'), {
      id: 'ann',
      name: 'Ann',
      speakers: ['Ann', 'R'],
      transcripts: ['interviews/1.txt'],
      attributes: { age: 44 },
      mine: [1],
    });
    assert.equal(await participant('ann2'), undefined);
  });

  it('claim transcripts, one each', async () => {
    await open();
    await run('claimTranscript', 'interviews/1.txt', { participant: 'ann' });
    await run('claimTranscript', uri('interviews/1.txt'), { participant: 'ben' });
    assert.deepEqual((await participant('ben'))!.transcripts, ['interviews/1.txt']);
    assert.equal((await participant('ann'))!.transcripts, undefined);
    await openTranscript(root, 'interviews/2.txt');
    await run('claimTranscript', null, { newParticipant: 'Cy' });
    assert.deepEqual(await participant('cy'), { id: 'cy', name: 'Cy', transcripts: ['interviews/2.txt'] });
    await run('claimTranscript', 'interviews/2.txt', 'unassigned');
    assert.deepEqual(await participant('cy'), { id: 'cy', name: 'Cy' });
  });

  it('have attributes, with numbers as numbers', async () => {
    await open();
    await run('setAttribute', 'ben', 'Age', '31');
    await run('setAttribute', 'ben', 'site', 'north');
    await run('setAttribute', 'ben', 'paid', true);
    await run('setAttribute', 'ben', 'left', null);
    assert.deepEqual((await participant('ben'))!.attributes, {
      age: 31,
      site: 'north',
      paid: true,
      left: null,
    });
    await run('removeAttribute', 'ben', 'site', true);
    assert.deepEqual(Object.keys((await participant('ben'))!.attributes!), ['age', 'paid', 'left']);
  });

  it('get attributes from a table as Excel writes it, and nothing from one that cannot be used', async () => {
    await open();
    const table = '\ufeffspeaker;age;"years, employed"\r\nANN;44;1,5\r\nben;31;\r\nZoe;50;2\r\n';
    await write(root, 'people.csv', table);
    const plan = await run<{ changes: unknown[]; unmatched: { line: number; key: string }[] }>(
      'importAttributes',
      uri('people.csv'),
      true,
    );
    assert.equal(plan.changes.length, 3);
    assert.deepEqual(
      plan.unmatched.map(({ line, key }) => [line, key]),
      [[4, 'Zoe']],
    );
    assert.deepEqual((await participant('ann'))!.attributes, { age: 44, 'years, employed': 1.5 });
    assert.deepEqual((await participant('ben'))!.attributes, { age: 31 });
    const before = await read(root, 'study.json');
    await write(root, 'people.csv', 'id,age\nann,1,2\n');
    assert.equal(await run('importAttributes', uri('people.csv'), true), undefined);
    assert.equal(await read(root, 'study.json'), before);
  });

  it('leave a broken study.json as it is', async () => {
    await open();
    const broken = '{"schema": 1,\n"name": "Test",,\n}';
    await write(root, 'study.json', broken);
    await run('newParticipant', 'Cy');
    await run('assignLabel', 'R', { participant: 'ann' });
    assert.equal(await read(root, 'study.json'), broken);
  });

  it('come in groups of transcripts', async () => {
    await open();
    assert.equal(await run('newGroup', 'Early', ['focus.txt']), 'early');
    await run('renameGroup', 'early', 'Soon after');
    await run('editGroupTranscripts', 'Late', ['interviews/2.txt', 'focus.txt']);
    assert.deepEqual((await study()).groups, [
      { id: 'early', name: 'Soon after', transcripts: ['focus.txt'] },
      { id: 'late', name: 'Late', transcripts: ['interviews/*.txt', 'focus.txt', '!interviews/1.txt'] },
    ]);
    await run('deleteGroup', 'Soon after', true);
    assert.deepEqual(
      (await study()).groups.map(({ id }) => id),
      ['late'],
    );
  });

  it('are told to be missing at the first turn of a label, and a quick fix says who it is', async () => {
    await open();
    await until('the problems are shown', () => problems('focus.txt').length === 2);
    assert.deepEqual(
      problems('focus.txt').map(([line]) => line),
      [5, 7],
    );
    const fixesOn = (line: number) =>
      until('fixes are offered', async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri('focus.txt'),
          new vscode.Range(line, 0, line, 0),
        );
        const ours = found.filter(one => one.command?.command.startsWith('transcriptCoder.'));
        return ours.length > 0 && ours;
      });
    const titles = (all: readonly vscode.CodeAction[]) => all.map(({ title }) => title);
    assert.deepEqual(titles(await fixesOn(6)), [
      'Assign “R” to Ben',
      'Assign “R” to Ann',
      'Create a participant for “R”',
      'Mark “R” as an interviewer',
      'Assign “R” to…',
      'Assign this transcript to…',
    ]);
    const fixes = await fixesOn(4);
    // there is one of this name
    assert.deepEqual(titles(fixes).slice(0, 3), [
      'Assign “Ben” to Ben',
      'Assign “Ben” to Ann',
      'Mark “Ben” as an interviewer',
    ]);
    const { command, arguments: args = [] } = fixes[0]!.command!;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.deepEqual((await participant('ben'))!.speakers, ['Ben']);
    await until('that problem is gone', () => problems('focus.txt').length === 1);
  });

  it('are not missed where the study declares none', async () => {
    await open();
    await until('the problems are shown', () => problems('focus.txt').length === 2);
    await write(root, 'study.json', JSON.stringify({ ...STUDY, participants: [] }));
    await until('the problems are gone', () => problems('focus.txt').length === 0);
  });

  it('speak, and a label leads to its first turn', async () => {
    await open();
    await run('goToLabel', 'R');
    const editor = await until('the transcript is open', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === uri('focus.txt').toString() && active;
    });
    await until('its turn is selected', () => editor.selection.active.line === 6);
  });

  describe('as a tree', () => {
    let studies: Studies;
    let log: vscode.LogOutputChannel;
    let tree: ParticipantsTree;

    beforeEach(async () => {
      await open();
      log = vscode.window.createOutputChannel('test', { log: true });
      const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
      studies = new Studies(log, { changeFile: changeThroughWorkspace }, memory);
      await studies.open(root);
      tree = new ParticipantsTree(studies, new SpeechCache());
    });
    afterEach(() => {
      tree.dispose();
      studies.dispose();
      log.dispose();
    });

    it('lists programs that code, with their versions', async () => {
      const sorter = { id: 'sorter', name: 'Sorter', program: { name: 'Sorter', version: '2.1' } };
      const study = JSON.stringify({ ...STUDY, coders: [{ id: 'nd' }, sorter] });
      const openStudy = await studies.open(await makeStudy({ 'a.txt': FOCUS, 'study.json': study }));
      const section = tree.getChildren({ kind: 'study', openStudy }).at(-1)!;
      assert.equal(section.kind, 'programs');
      const [program, ...others] = tree.getChildren(section).map(node => tree.getTreeItem(node));
      assert.deepEqual([program?.label, program?.description], ['Sorter', 'program · 2.1']);
      assert.equal(others.length, 0);
    });

    function outline(nodes: readonly ParticipantsNode[], indent = ''): string[] {
      return nodes.flatMap(node => {
        const { label, description, contextValue } = tree.getTreeItem(node);
        const row = `${indent}${String(label)} [${contextValue}] ${String(description ?? '')}`.trimEnd();
        return [row, ...outline(tree.getChildren(node), indent + '  ')];
      });
    }

    it('have their labels, transcripts and attributes below them', async () => {
      await run('claimTranscript', 'interviews/1.txt', { participant: 'ben' });
      const [own] = studies.all;
      await until('the tree has followed', () => own!.study.file?.participants[1]?.transcripts);
      tree.refresh();
      assert.deepEqual(outline(tree.getChildren()), [
        'Ann [participant] 2 turns · 1 transcript',
        '  Ann [participantLabel] 2 turns',
        '  focus.txt [spokenTranscript] 2 turns',
        '  age [attribute] 43',
        'Ben [participant] 2 turns · 1 transcript',
        '  interviews/1.txt [claimedTranscript] 2 turns · assigned',
        'Interviewers [interviewers]',
        '  INT [interviewerLabel] 5 turns',
        'Unassigned labels [unassigned] 4 turns',
        '  R [unassignedLabel] 3 turns',
        '  Ben [unassignedLabel] 1 turn',
        'Groups [groups]',
        '  Late [group] 2 transcripts',
        '    interviews/1.txt [groupTranscript]',
        '    interviews/2.txt [groupTranscript]',
      ]);
    });

    it('take labels that are dropped on them', async () => {
      const drag = new DragLabels({ log } as Deps);
      const rows = tree.getChildren();
      const unassigned = tree.getChildren(rows.find(({ kind }) => kind === 'unassigned'));
      const drop = async (nodes: readonly ParticipantsNode[], onto: ParticipantsNode | undefined) => {
        const data = new vscode.DataTransfer();
        drag.handleDrag(nodes, data);
        await drag.handleDrop(onto, data);
      };
      await drop(unassigned, rows[1]);
      assert.deepEqual((await participant('ben'))!.speakers, ['R', 'Ben']);
      await drop(
        tree.getChildren(rows[0]),
        rows.find(({ kind }) => kind === 'interviewers'),
      );
      assert.deepEqual((await study()).interviewers, ['INT', 'Ann']);
      await drop(
        unassigned,
        rows.find(({ kind }) => kind === 'groups'),
      );
      assert.deepEqual((await participant('ben'))!.speakers, ['R', 'Ben']);
    });

    it('is empty where nothing is declared, so that the view says what to do', async () => {
      await write(
        root,
        'study.json',
        JSON.stringify({ ...STUDY, participants: [], interviewers: [], groups: [] }),
      );
      const [own] = studies.all;
      await until('the study is read again', () => own!.study.file?.participants.length === 0);
      tree.refresh();
      assert.deepEqual(outline(tree.getChildren()), []);
      await run('assignLabel', 'INT', 'interviewer');
      await until('the study is read again', () => own!.study.file?.interviewers.length === 1);
      tree.refresh();
      assert.deepEqual(outline(tree.getChildren()), [
        'Interviewers [interviewers]',
        '  INT [interviewerLabel] 5 turns',
        'Labels [undeclared]',
        '  Ann [undeclaredLabel] 2 turns',
        '  Ben [undeclaredLabel] 1 turn',
        '  R [undeclaredLabel] 5 turns',
        'Groups [groups]',
      ]);
    });
  });
});
