import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { carryForward } from '../../../../core/anchoring/places/carry';
import { Codebook } from '../../../../core/codebook/codebook';
import { stringifyCodebook } from '../../../../core/codebook/parseCodebook';
import { markedText } from '../../../../core/coders/comparison/markedText';
import { codingsOf } from '../../../../core/coders/comparison/placedCoding';
import { Reading } from '../../../../core/corpus/corpus';
import { StudyTurnRules } from '../../../../core/participants/studyTurnRules';
import { stringifyStudy } from '../../../../core/studyFile/parseStudy';
import { stringifySummaries } from '../../../../core/summaries/parseSummaries';
import type { ChangeItem } from '../../../../core/versions/changes/changeItems';
import { codebookOutline } from '../../../../core/versions/changes/codebookOutline';
import type { StudyState } from '../../../../core/versions/changes/changes';
import { LineIndex } from '../../../../core/text/lineIndex';
import { textVersion } from '../../../../core/text/textVersion';
import { LANGUAGE } from '../../study/transcripts/language';
import { type ShownTranscript, registerTokens, shownTranscript } from '../../study/transcripts/tokens';
import type { OpenChanges } from './openChanges';
import { coderLabel } from './wording';

const SCHEME = 'transcript-coder-review';

/** A document of one of two states. */
interface Shown {
  readonly text: string;
  /** Where the lines of the transcript are in it. */
  readonly lines?: readonly number[];
  /** What it shows of a transcript. */
  readonly transcript?: ShownTranscript;
}

/** What a document shows. */
interface Source {
  readonly review: OpenChanges;
  readonly item: ChangeItem;
  readonly side: 'before' | 'after';
}

/** Old and new side by side in VS Code's diff editor: the transcript with what the coder has coded under each line. */
export class ChangeDiff implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly sources = new Map<string, Source>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly transcripts = new Map<string, ShownTranscript>();
  private readonly registration = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    registerTokens({ scheme: SCHEME, language: LANGUAGE }, ({ uri }) => this.transcripts.get(uri.toString())),
  );

  provideTextDocumentContent(uri: vscode.Uri): string {
    const source = this.sources.get(uri.toString());
    if (!source) return l10n.t('This review has been closed.');
    // it was opened when others' coding was shown
    if (!source.review.openStudy.study.visible.hasFile(source.item.path)) return this.hidden(uri);
    const { text, transcript } = shownOf(source);
    if (transcript) this.transcripts.set(uri.toString(), transcript);
    else this.transcripts.delete(uri.toString());
    return text;
  }

  /** Opens both states of what has changed, at the change. */
  async show(review: OpenChanges, item: ChangeItem): Promise<void> {
    const name = ('transcript' in item ? item.transcript : item.path).split('/').at(-1)!;
    const sources = (['before', 'after'] as const).map((side): Source => ({ review, item, side }));
    const uris = sources.map(source => {
      const query = `${source.side}#${item.path}`;
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query });
      this.sources.set(uri.toString(), source);
      this.changed.fire(uri);
      return uri;
    });
    if ('transcript' in item)
      for (const uri of uris) {
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
      }
    const who = 'coding' in item ? ` (${coderLabel(review, item.coding.coder)})` : '';
    const title = `${name}${who}: ${review.review.from} ↔ ${review.review.to}`;
    const line = lineOf(item, shownOf(sources[0]!), shownOf(sources[1]!));
    const selection = line === undefined ? undefined : new vscode.Range(line, 0, line, 0);
    await vscode.commands.executeCommand('vscode.diff', uris[0], uris[1], title, {
      preview: true,
      selection,
    });
  }

  private hidden(uri: vscode.Uri): string {
    this.transcripts.delete(uri.toString());
    return l10n.t('This is the coding of another coder, which is hidden while you code blind.');
  }

  /** Brings documents up to date with their reviews. */
  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments)
      if (uri.scheme === SCHEME && this.sources.has(uri.toString())) this.changed.fire(uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

/** The line of the later document, from 0, that says what has changed; of what is gone, about where it was. */
function lineOf(item: ChangeItem, left: Shown, right: Shown): number | undefined {
  if (item.kind !== 'segment' || !right.lines) return undefined;
  const { before, after } = item.change;
  const line = after?.line ?? before?.line;
  if (line === undefined || line === null) return undefined;
  const at = Math.min(line, right.lines.length) - 1;
  const start = right.lines[at]!;
  const known = new Set(left.text.split('\n'));
  const under = right.text.split('\n').slice(start, right.lines[at + 1]);
  const changed = under.findIndex(text => !known.has(text));
  return changed < 0 ? start : start + changed;
}

function shownOf({ review: { states }, item, side }: Source): Shown {
  const [state, other] = side === 'before' ? [states.before, states.after] : [states.after, states.before];
  switch (item.kind) {
    case 'code':
      return { text: codebookOutline(state.codebook) };
    case 'study':
      if (item.change.file === 'codebook.json') return { text: stringifyCodebook(state.codebook) };
      if (item.change.file === 'summaries.json')
        return { text: state.summaries ? stringifySummaries(state.summaries) : '' };
      return { text: state.study ? stringifyStudy(state.study) : '' };
    case 'text': {
      const text = state.texts.get(item.transcript) ?? '';
      return { text, transcript: transcriptOf(state, item.transcript, text) };
    }
    default:
      return codedText(item, state, other);
  }
}

function codedText(
  { transcript, path }: Extract<ChangeItem, { kind: 'segment' | 'status' | 'memo' }>,
  state: StudyState,
  other: StudyState,
): Shown {
  const sidecar = state.sidecars.get(path);
  const segments = sidecar?.segments ?? [];
  const codebook = Codebook.of(state.codebook);
  const nameOf = (code: string) => codebook.resolve(code)?.name ?? code;
  const text = state.texts.get(transcript);
  if (text === undefined) {
    const lines = segments.map(({ quote, codes }) => `${codes.map(nameOf).join(', ')}: “${quote ?? '…'}”`);
    return { text: lines.map(line => `${line}\n`).join('') };
  }
  const version = textVersion(text).id;
  const otherText = other.texts.get(transcript);
  const otherVersion = otherText === undefined ? undefined : textVersion(otherText).id;
  const salt = state.study?.salt ?? '';
  const places = carryForward({
    text,
    version,
    segments,
    oldText: id => (id === otherVersion ? otherText : undefined),
    salt,
  });
  const placed = segments.map((segment, i) => ({ coder: sidecar!.coder, segment, ...places[i]! }));
  const notes = new Map(
    segments.map(({ id, memo, key }) => [
      id,
      [...(key ? [l10n.t('key quote')] : []), ...(memo ? [memo] : [])].join('; '),
    ]),
  );
  const marked = markedText(text, codingsOf(placed, codebook), nameOf, ({ segment }) => notes.get(segment));
  return { ...marked, transcript: transcriptOf(state, transcript, text, marked.lines) };
}

function transcriptOf(
  { study }: StudyState,
  path: string,
  text: string,
  shownAt?: readonly number[],
): ShownTranscript {
  const reading = new Reading(text, StudyTurnRules.of(study).of(path), study?.transcriberNotes);
  return shownTranscript({ text, lines: LineIndex.of(text), reading }, study, shownAt);
}
