import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inFigures } from '../../../core/base/figures';
import { counted, labelled } from '../../../core/base/phrases';
import { programWords } from '../../../core/exchange/codingsIn/codersOfRows';
import { coderDescription } from '../../ui/coderLabels';
import { asMarkdown } from '../../ui/markdown';
import { PathMatcher } from '../../../core/studyFile/matchPaths';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Participant } from '../../../core/studyFile/studyFile';
import { labelKey } from '../../../core/turns/labelKey';
import type {
  AttributeNode,
  GroupNode,
  LabelNode,
  ParticipantNode,
  ParticipantsNode,
  ProgramNode,
  SectionNode,
  TranscriptNode,
} from './nodes';
import type { SpeechCache } from './speechCache';
import { reasonText } from './wording';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How a row looks. */
export function treeItem(node: ParticipantsNode, speech: SpeechCache): vscode.TreeItem {
  const item = itemOf(node, speech);
  item.id = idOf(node);
  return item;
}

function itemOf(node: ParticipantsNode, speech: SpeechCache): vscode.TreeItem {
  switch (node.kind) {
    case 'participant':
      return participantItem(node, speech);
    case 'label':
      return labelItem(node, speech);
    case 'transcript':
      return transcriptItem(node, speech);
    case 'attribute':
      return attributeItem(node);
    case 'group':
      return groupItem(node);
    case 'program':
      return programItem(node);
    default:
      return sectionItem(node, speech);
  }
}

/** The same for the same row, so that what is open and selected stays so. */
function idOf(node: ParticipantsNode): string {
  const { openStudy, ...rest } = node;
  return JSON.stringify([openStudy.root.toString(), rest]);
}

function participantItem({ openStudy, id }: ParticipantNode, speech: SpeechCache): vscode.TreeItem {
  const participant = openStudy.study.file?.participants.find(one => one.id === id) ?? { id };
  const count = speech.of(openStudy).ofParticipant.get(id);
  const item = new vscode.TreeItem(nameOf(participant), Collapsed);
  const description = `${counted.turns(count?.turns ?? 0)} · ${counted.transcripts(count?.transcripts.size ?? 0)}`;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon('person');
  item.contextValue = 'participant';
  item.tooltip = tooltip(participant, description);
  item.accessibilityInformation = {
    label: l10n.t('Participant {0}, {1}', nameOf(participant), description),
  };
  return item;
}

function tooltip(participant: Participant, description: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text
    .appendMarkdown('**')
    .appendMarkdown(asMarkdown(nameOf(participant)))
    .appendMarkdown('**  \n');
  text.appendMarkdown(asMarkdown(`${participant.id} · ${description}`));
  for (const [name, value] of Object.entries(participant.attributes ?? {})) {
    text.appendMarkdown('  \n').appendMarkdown(asMarkdown(labelled(name, String(value))));
  }
  return text;
}

const LABEL_ICONS = {
  participant: 'comment',
  interviewer: 'comment',
  undeclared: 'comment',
  unassigned: 'warning',
};

function labelItem(node: LabelNode, speech: SpeechCache): vscode.TreeItem {
  const { openStudy, label, of } = node;
  const turns = speech.of(openStudy).ofLabel.get(labelKey(label))?.turns ?? 0;
  const item = new vscode.TreeItem(label);
  item.description = counted.turns(turns);
  item.iconPath =
    of === 'unassigned'
      ? new vscode.ThemeIcon(LABEL_ICONS.unassigned, new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon(LABEL_ICONS[of]);
  item.contextValue = `${of}Label`;
  if (of === 'unassigned') {
    const reasons = speech.of(openStudy).unassigned.filter(one => one.label === label);
    item.description = counted.turns(reasons.reduce((sum, one) => sum + one.turns, 0));
    item.tooltip = reasons.map(({ reason }) => reasonText(reason, label)).join('\n');
  } else if (turns === 0) {
    item.tooltip = l10n.t('No turn in the study’s transcripts has this label.');
  }
  item.accessibilityInformation = {
    label: l10n.t('Label {0}, {1}', label, String(item.description)),
  };
  item.command = {
    command: 'transcriptCoder.goToLabel',
    title: l10n.t('Go to First Turn of Label'),
    arguments: [node],
  };
  return item;
}

function transcriptItem({ openStudy, path, participant, group }: TranscriptNode, speech: SpeechCache) {
  const item = new vscode.TreeItem(openStudy.uri(path));
  item.label = path;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = group === undefined ? 'spokenTranscript' : 'groupTranscript';
  if (participant !== undefined) {
    const turns = speech.of(openStudy).ofParticipant.get(participant)?.transcripts.get(path) ?? 0;
    const claimed =
      openStudy.study.file?.participants.find(({ id }) => id === participant)?.transcripts ?? [];
    const isTheirs = PathMatcher.of(claimed).matches(path);
    if (isTheirs) item.contextValue = 'claimedTranscript';
    item.description = isTheirs ? l10n.t('{0} · assigned', counted.turns(turns)) : counted.turns(turns);
  }
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [openStudy.uri(path)] };
  return item;
}

function attributeItem({ openStudy, participant, name }: AttributeNode): vscode.TreeItem {
  const attributes = openStudy.study.file?.participants.find(({ id }) => id === participant)?.attributes;
  const stored = attributes?.[name];
  const value = typeof stored === 'number' ? inFigures(String(stored)) : String(stored);
  const item = new vscode.TreeItem(name);
  item.description = value;
  item.iconPath = new vscode.ThemeIcon('symbol-field');
  item.contextValue = 'attribute';
  item.accessibilityInformation = { label: l10n.t('Attribute {0}: {1}', name, value) };
  return item;
}

function groupItem({ openStudy, id }: GroupNode): vscode.TreeItem {
  const group = openStudy.study.file?.groups.find(one => one.id === id) ?? { id, transcripts: [] };
  const matcher = PathMatcher.of(group.transcripts);
  const count = openStudy.study.transcripts.filter(({ path }) => matcher.matches(path)).length;
  const item = new vscode.TreeItem(nameOf(group), Collapsed);
  item.description = counted.transcripts(count);
  item.iconPath = new vscode.ThemeIcon('folder-library');
  item.contextValue = 'group';
  item.tooltip = [id, ...group.transcripts].join('\n');
  item.accessibilityInformation = {
    label: l10n.t('Group {0}, {1}', nameOf(group), counted.transcripts(count)),
  };
  return item;
}

/** A coder that is no person, with all that its coding depends on. */
function programItem({ openStudy, id }: ProgramNode): vscode.TreeItem {
  const coder = openStudy.study.file?.coders.find(one => one.id === id) ?? { id };
  const item = new vscode.TreeItem(nameOf(coder));
  item.description = coderDescription(coder);
  item.iconPath = new vscode.ThemeIcon('hubot');
  item.contextValue = 'program';
  item.tooltip = [
    ...(coder.program ? [programWords(coder.program)] : []),
    l10n.t('Its coding counts only in reports that name it as a coder.'),
  ].join('\n');
  item.accessibilityInformation = {
    label: l10n.t('Coder {0}, {1}', nameOf(coder), coderDescription(coder)),
  };
  return item;
}

function sectionItem({ kind, openStudy }: SectionNode, speech: SpeechCache): vscode.TreeItem {
  const item = new vscode.TreeItem('', kind === 'unassigned' || kind === 'study' ? Expanded : Collapsed);
  item.contextValue = kind;
  const { file } = openStudy.study;
  switch (kind) {
    case 'study':
      item.label = file?.name ?? openStudy.root.path;
      item.description = vscode.workspace.asRelativePath(openStudy.root);
      item.iconPath = new vscode.ThemeIcon('book');
      break;
    case 'interviewers':
      item.label = l10n.t('Interviewers');
      item.iconPath = new vscode.ThemeIcon('mic');
      if (file?.interviewers.length === 0) item.collapsibleState = None;
      break;
    case 'unassigned': {
      const turns = speech.of(openStudy).unassigned.reduce((sum, one) => sum + one.turns, 0);
      item.label = l10n.t('Unassigned labels');
      item.description = counted.turns(turns);
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.tooltip = l10n.t('Turns with these labels do not count for any participant.');
      break;
    }
    case 'undeclared':
      item.label = l10n.t('Labels');
      item.iconPath = new vscode.ThemeIcon('comment-discussion');
      item.collapsibleState = Expanded;
      item.tooltip = l10n.t(
        'The study has no participants yet: each of these labels counts as a separate person.',
      );
      break;
    case 'programs':
      item.label = l10n.t('Programs');
      item.iconPath = new vscode.ThemeIcon('hubot');
      item.tooltip = l10n.t('Coders that are no people.');
      break;
    default:
      item.label = l10n.t('Groups');
      item.iconPath = new vscode.ThemeIcon('library');
      if (file?.groups.length === 0) item.collapsibleState = None;
  }
  return item;
}
