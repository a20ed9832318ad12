import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readDocx } from '../unit/core/report/docx/readDocx';
import { GitRepository } from '../unit/node/gitRepository';
import { semanticTokens } from './semanticTokens';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until } from './support';

const TEXT = 'P1: It was hard at first, then easier, and nobody asked.\n';
const SIDECAR = 'a.txt.nd.coding.json';
const CODEBOOK =
  '{\n"schema": 1,\n"codes": [\n{"id":"effort-ab12","name":"Effort"},\n{"id":"relief-cd34","name":"Relief"}\n]\n}\n';

interface Segment {
  id: string;
  quote: string;
  memo?: string;
  codes: string[];
}

describe('changes of coding in git', () => {
  let root: vscode.Uri;
  let repository: GitRepository;
  let editor: vscode.TextEditor;

  const segments = async (path = SIDECAR) =>
    (await json<{ segments: Segment[] } | null>(root, path))?.segments ?? [];
  const inIndex = () =>
    (JSON.parse(repository.git('show', `:${SIDECAR}`)) as { segments: Segment[] }).segments.map(
      ({ quote }) => quote,
    );
  const code = async (words: string, name: string) => {
    const before = await read(root, SIDECAR);
    await openTranscript(root, 'a.txt');
    select(vscode.window.activeTextEditor!, words);
    await run('applyCode', { codes: [name] });
    await until(`“${words}” is coded`, async () => (await read(root, SIDECAR)) !== before);
  };
  const idOf = async (words: string) => (await segments()).find(({ quote }) => quote === words)!.id;
  const item = async (words: string) => ({ item: `${SIDECAR}#${await idOf(words)}` });
  const markdown = async () => {
    await run('copyReview');
    return vscode.env.clipboard.readText();
  };

  /** A repository with one coded segment committed, and the study open in an editor. */
  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'b.txt': TEXT, 'codebook.json': CODEBOOK });
    repository = GitRepository.init(root.fsPath);
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    await until('it is coded', async () => (await segments()).length === 1);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'First');
  });
  afterEach(() => run('closeReview'));

  it('are listed with their words, codes and coder, and copied as Markdown', async () => {
    await code('easier', 'Relief');
    await run('reviewChanges', { kind: 'working' });
    const said = await markdown();
    assert.match(said, /\| N\. D\. \| 1 added \| 1 \|/);
    assert.match(said, /\*\*Relief\*\*\n\n- \\\+ line 1, N. D.: “easier”/);
    assert.doesNotMatch(said, /hard/);
  });

  it('are in an audit trail, with words only where these are asked for', async () => {
    const elsewhere = vscode.Uri.joinPath(root, '.out');
    await vscode.workspace.fs.createDirectory(elsewhere);
    const [page, word] = ['audit.html', 'audit.docx'].map(name => vscode.Uri.joinPath(elsewhere, name));
    assert.equal(
      (await run<vscode.Uri>('exportAudit', page, { hasWords: false })).toString(),
      page!.toString(),
    );
    const counted = (await read(elsewhere, 'audit.html'))!;
    assert.match(counted, /commits: 1, decisions between coders: 0, memos: 0/);
    assert.match(counted, /<td>First<\/td><td>[^]*a\.txt: N\. D\.: 1 added/);
    for (const said of ['hard', 'easier', 'nobody asked']) assert.ok(!counted.includes(said), said);
    await run('exportAudit', word, { hasWords: true });
    const { tables } = readDocx(await vscode.workspace.fs.readFile(word!));
    const cells = tables.flatMap(({ rows }) => rows.flat().map(({ text }) => text));
    assert.ok(cells.some(text => text.includes('“hard”')));
    assert.ok(!cells.some(text => text.includes('easier')));
  });

  it('say from which value to which a coding has come, in the list and side by side', async () => {
    await run('editScale', 'Effort', 'low, high');
    const valued = async (value: string) => {
      const before = await read(root, SIDECAR);
      await openTranscript(root, 'a.txt');
      await run('setValue', { segment: await idOf('hard'), code: 'Effort', value });
      await until(`the value is ${value}`, async () => (await read(root, SIDECAR)) !== before);
    };
    await valued('low');
    repository.git('commit', '-q', '-a', '-m', 'Low');
    await valued('high');
    await run('reviewChanges', { kind: 'working' });
    assert.match(await markdown(), /“hard” \(value of Effort: high, before: low\)/);
    await run('nextDifference');
    await until('both values are side by side', () => {
      const texts = vscode.workspace.textDocuments.map(document => document.getText());
      return ['low', 'high'].every(value => texts.some(text => text.includes(`▸ Effort (${value}): “hard”`)));
    });
  });

  it('are shown side by side in the text', async () => {
    await code('easier', 'Relief');
    await run('reviewChanges', { kind: 'working' });
    await run('nextDifference');
    await run('nextDifference');
    const texts = await until('a diff editor is open', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
      const find = (uri: vscode.Uri) =>
        vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
      const [before, after] = [find(input.original), find(input.modified)];
      return before?.getText().includes('▸') && after?.getText().includes('▸')
        ? { before, after }
        : undefined;
    });
    assert.equal(texts.before.getText(), `${TEXT.trimEnd()}\n    ▸ Effort: “hard”\n`);
    assert.equal(texts.after.getText(), `${TEXT.trimEnd()}\n    ▸ Effort: “hard”\n    ▸ Relief: “easier”\n`);
    for (const text of [texts.before, texts.after])
      assert.deepEqual(await semanticTokens(text), ['speaker: P1']);
    await run('goToChange', await item('easier'));
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(selection), 'easier');
  });

  it('are staged one by one, and the rest stays unstaged', async () => {
    await code('easier', 'Relief');
    await code('nobody', 'Effort');
    await run('reviewChanges', { kind: 'working' });
    await run('stageChange', await item('nobody'));
    assert.deepEqual(inIndex().sort(), ['hard', 'nobody']);
    assert.equal((await segments()).length, 3);
    assert.match(
      repository.git('status', '--porcelain'),
      new RegExp(`^MM ${SIDECAR.replaceAll('.', '\\.')}$`, 'm'),
    );
    await run('stageChange', await item('easier'));
    assert.equal(`${repository.git('show', `:${SIDECAR}`)}\n`, await read(root, SIDECAR));
    assert.equal(repository.git('diff', '--name-only'), '');
  });

  it('can be staged of a file that git does not have yet', async () => {
    const other = await openTranscript(root, 'b.txt');
    for (const words of ['hard', 'easier']) {
      select(other, words);
      await run('applyCode', { codes: ['Effort'] });
    }
    const path = 'b.txt.nd.coding.json';
    const [first] = await until('both are coded', async () => {
      const all = await segments(path);
      return all.length === 2 && all;
    });
    await run('reviewChanges', { kind: 'working' });
    await run('stageChange', { item: `${path}#${first!.id}` });
    const staged = JSON.parse(repository.git('show', `:${path}`)) as { segments: Segment[] };
    assert.deepEqual(
      staged.segments.map(({ id }) => id),
      [first!.id],
    );
  });

  it('are taken back one by one, and that is undone like any coding', async () => {
    await code('easier', 'Relief');
    await code('nobody', 'Effort');
    await run('reviewChanges', { kind: 'working' });
    await run('discardChange', await item('nobody'));
    assert.deepEqual((await segments()).map(({ quote }) => quote).sort(), ['easier', 'hard']);
    await openTranscript(root, 'a.txt');
    await run('undoCoding');
    assert.deepEqual((await segments()).map(({ quote }) => quote).sort(), ['easier', 'hard', 'nobody']);
  });

  it('are left alone when the list was being read anew, and the row of the one that was meant is gone', async () => {
    await code('easier', 'Relief');
    await run('reviewChanges', { kind: 'working' });
    await run('nextDifference');
    const before = await read(root, SIDECAR);
    // so VS Code calls it: with no row, and with what is selected
    await run('discardChange', undefined, null);
    assert.equal(await read(root, SIDECAR), before);
    // from the palette it is about the current one
    await run('discardChange');
    assert.deepEqual((await segments()).map(({ quote }) => quote).sort(), ['hard']);
  });

  it('of the codebook are taken back, unless what was added is in use', async () => {
    await run('newCode', 'Coach');
    const book = () => json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json');
    const { id } = await until('it is there', async () =>
      (await book()).codes.find(({ name }) => name === 'Coach'),
    );
    await code('nobody', 'Coach');
    await run('reviewChanges', { kind: 'working' });
    await run('discardChange', { item: `codebook.json#${id}` });
    assert.ok((await book()).codes.some(one => one.id === id));
    await run('discardChange', await item('nobody'));
    await run('discardChange', { item: `codebook.json#${id}` });
    assert.ok(!(await book()).codes.some(one => one.id === id));
  });

  it('are those of one commit, since a branch, and since the last review', async () => {
    await code('easier', 'Relief');
    repository.git('commit', '-q', '-a', '-m', 'Second');
    await run('reviewChanges', { kind: 'commit', revision: 'HEAD' });
    assert.match(await markdown(), /“easier”/);
    await run('reviewChanges', { kind: 'commit', revision: 'HEAD~1' });
    assert.match(await markdown(), /“hard”/);
    await run('reviewChanges', { kind: 'since', revision: 'HEAD~1' });
    assert.match(await markdown(), /“easier”/);
    await run('finishReview');
    await code('nobody', 'Effort');
    const head = repository.git('rev-parse', 'HEAD');
    await run('reviewChanges', { kind: 'since', revision: head });
    const said = await markdown();
    assert.match(said, /“nobody”/);
    assert.doesNotMatch(said, /“easier”/);
    // of commits nothing can be taken back
    const before = await read(root, SIDECAR);
    await run('reviewChanges', { kind: 'commit', revision: 'HEAD' });
    await run('discardChange', await item('easier'));
    assert.equal(await read(root, SIDECAR), before);
  });

  it('begin where a branch has parted from another', async () => {
    repository.git('checkout', '-q', '-b', 'topic');
    await code('easier', 'Relief');
    repository.git('commit', '-q', '-a', '-m', 'Ours');
    repository.git('checkout', '-q', 'main');
    repository.commit('codebook.json', CODEBOOK.replace('Effort', 'Trouble'));
    repository.git('checkout', '-q', 'topic');
    await run('reviewChanges', { kind: 'parted', revision: 'main' });
    const parted = await markdown();
    assert.match(parted, /“easier”/);
    assert.doesNotMatch(parted, /Trouble/);
    await run('reviewChanges', { kind: 'since', revision: 'main' });
    assert.match(await markdown(), /Trouble/);
  });

  it('follow the files and the repository', async () => {
    await run('reviewChanges', { kind: 'working' });
    assert.match(await markdown(), /Nothing has changed/);
    await code('easier', 'Relief');
    await until('the change is listed', async () => /“easier”/.test(await markdown()));
    repository.git('commit', '-q', '-a', '-m', 'Second');
    await until('nothing is left', async () => /Nothing has changed/.test(await markdown()));
  });
});

describe('history in git', () => {
  interface Row {
    revision: { commit: string; subject: string };
    lines: string[];
  }
  let root: vscode.Uri;
  let repository: GitRepository;

  /** Runs a command that shows a list, and leaves it, or takes its first row. */
  const rows = async (accept: boolean, command: string, ...args: unknown[]): Promise<Row[]> => {
    const showing = run<Row[]>(command, ...args);
    let found: Row[] | undefined;
    void showing.then(given => (found = given));
    await until('the list was shown', async () => {
      await vscode.commands.executeCommand(
        accept ? 'workbench.action.acceptSelectedQuickOpenItem' : 'workbench.action.closeQuickOpen',
      );
      return found;
    });
    return found!;
  };
  const commit = (subject: string) => {
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', subject);
  };

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK });
    repository = GitRepository.init(root.fsPath);
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    commit('Code the beginning');
    await run('applyCode', { codes: ['Effort', 'Relief'] });
    commit('Read again');
    await run('renameCode', 'Effort', 'Trouble');
  });
  afterEach(() => run('closeReview'));

  it('of the segment at the cursor says who, when and what, and leads to the commit', async () => {
    const found = await rows(true, 'showSegmentHistory');
    assert.deepEqual(
      found.map(({ revision, lines }) => [revision.subject, ...lines]),
      [
        ['Code the beginning', `coded in ${SIDECAR} with Trouble: “hard”`],
        ['Read again', 'added Relief'],
      ],
    );
    await until('the commit is under review', async () => {
      await run('copyReview');
      // within the hash is what keeps it from being a reference
      const text = (await vscode.env.clipboard.readText()).replaceAll('\u2060', '');
      return /to [0-9a-f]{7}/.test(text);
    });
  });

  it('of a code and of the codebook have its definition and its use, and what is not committed', async () => {
    const code = await rows(false, 'showCodeHistory', 'Trouble');
    assert.deepEqual(
      code.map(({ revision, lines }) => [revision.commit === '', ...lines]),
      [
        [false, 'Effort: added'],
        [false, 'a.txt: added to 1 segment'],
        [true, 'Trouble: renamed, before: Effort'],
      ],
    );
    const book = await rows(false, 'showCodebookHistory');
    assert.deepEqual(
      book.map(({ lines }) => lines),
      [['Effort: added', 'Relief: added'], ['Trouble: renamed, before: Effort']],
    );
  });

  it('of a figure are a report, with each commit that changed it and what is not committed', async () => {
    const { codes } = JSON.parse((await read(root, 'codebook.json'))!) as Codes;
    const { id } = codes.find(({ name }) => name === 'Relief')!;
    const subjects = async (options: object) => {
      const uri = vscode.Uri.joinPath(root, '..', `${root.path.split('/').at(-1)}-figure.json`);
      await run('exportReport', { uri, analysis: 'bisect', scope: { codes: [id] }, options });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      await vscode.workspace.fs.delete(uri);
      return (JSON.parse(text) as Figures).rows.map(({ subject, before, after, causes }) => [
        subject,
        before.value,
        after.value,
        ...causes,
      ]);
    };
    await run('showFigureHistory', 'Relief');
    await until('the report is shown', () =>
      vscode.window.tabGroups.all.some(group =>
        group.tabs.some(({ label }) => label.includes('When did it change?')),
      ),
    );
    const committed = await subjects({ what: 'segments' });
    assert.deepEqual(committed.at(-1), ['Read again', 0, 1, 'a.txt, N. D.: “Relief” added to 1 segment']);
    const { segments } = JSON.parse((await read(root, SIDECAR))!) as Segments;
    // the report has the focus
    await openTranscript(root, 'a.txt');
    await run('removeCode', { segment: segments[0]!.id, code: id });
    const now = await subjects({ what: 'segments' });
    assert.deepEqual(now.slice(0, -1), committed);
    assert.deepEqual(now.at(-1)!.slice(0, 3), ['', 1, 0]);
  });
});

interface Codes {
  readonly codes: readonly { readonly id: string; readonly name: string }[];
}

interface Segments {
  readonly segments: readonly { readonly id: string }[];
}

interface Figures {
  readonly rows: readonly {
    readonly subject: string;
    readonly before: { readonly value: number | null };
    readonly after: { readonly value: number | null };
    readonly causes: readonly string[];
  }[];
}

describe('the merge driver', () => {
  it('is entered in the repository alone, merges, and is taken away again', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK });
    const repository = GitRepository.init(root.fsPath);
    await openTranscript(root, 'a.txt');
    const config = repository.git('config', '--local', '--list');
    await run('removeMergeDriver', true);
    await run('installMergeDriver', true);
    assert.match(repository.git('config', '--local', 'merge.transcript-coder.driver'), /dist\/driver\.js/);
    assert.match(
      (await read(root, '.gitattributes'))!,
      /^\*\.coding\.json text eol=lf merge=transcript-coder$/m,
    );
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'First');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit('codebook.json', CODEBOOK.replace('"Effort"', '"Trouble"'));
    repository.git('checkout', '-q', 'main');
    repository.commit('codebook.json', CODEBOOK.replace('"Effort"', '"Effort","memo":"m"'));
    repository.git('merge', '-q', 'topic');
    const { codes } = await json<{ codes: object[] }>(root, 'codebook.json');
    assert.deepEqual(codes[0], { id: 'effort-ab12', name: 'Trouble', memo: 'm' });
    await run('removeMergeDriver', true);
    assert.equal(repository.git('config', '--local', '--list'), config);
    assert.equal(await read(root, '.gitattributes'), undefined);
  });
});

describe('without git', () => {
  it('commands say what is missing, and coding works', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    await until('it is coded', async () => (await read(root, SIDECAR)) !== undefined);
    assert.equal(await run('reviewChanges', { kind: 'working' }), undefined);
    assert.equal(await run('stageChange', { item: 'x' }), undefined);
  });

  it('a repository without a commit is compared with nothing', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK });
    GitRepository.init(root.fsPath);
    await openTranscript(root, 'a.txt');
    await run('reviewChanges', { kind: 'working' });
    await run('copyReview');
    assert.match(await vscode.env.clipboard.readText(), /no commits yet/);
    await run('closeReview');
  });
});
