import * as vscode from 'vscode';
import { listOrder } from '../../../core/base/figures';
import { isProgram } from '../../../core/corpus/coders';
import { PathMatcher } from '../../../core/studyFile/matchPaths';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Participant } from '../../../core/studyFile/studyFile';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';
import type { GroupNode, ParticipantNode, ParticipantsNode, SectionNode } from './nodes';
import type { SpeechCache } from './speechCache';
import { treeItem } from './treeItems';

/** Participants with what is known of them, interviewers, unassigned labels, groups, and programs that code. */
export class ParticipantsTree implements vscode.TreeDataProvider<ParticipantsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private lastShown: string | undefined;

  constructor(
    private readonly studies: Studies,
    private readonly speech: SpeechCache,
  ) {}

  refresh(): void {
    this.speech.forget();
    this.changed.fire();
  }

  /** Draws the tree again if something in it is not as it was the last time: typing seldom changes who speaks. */
  refreshIfChanged(): void {
    this.speech.forget();
    const shown = this.shown();
    if (shown === this.lastShown) return;
    this.lastShown = shown;
    this.changed.fire();
  }

  getChildren(node?: ParticipantsNode): ParticipantsNode[] {
    if (!node) return this.roots();
    switch (node.kind) {
      case 'study':
        return this.sections(node.openStudy);
      case 'participant':
        return this.belowParticipant(node);
      case 'group':
        return belowGroup(node);
      case 'label':
      case 'transcript':
      case 'attribute':
      case 'program':
        return [];
      default:
        return this.inSection(node);
    }
  }

  getTreeItem(node: ParticipantsNode): vscode.TreeItem {
    return treeItem(node, this.speech);
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** All that rows are made of, as one text. */
  private shown(): string {
    const parts = this.studies.all.map(openStudy => {
      const { name, participants, interviewers, groups, coders } = openStudy.study.file ?? {};
      const paths = openStudy.study.transcripts.map(({ path }) => path);
      return [
        openStudy.root.path,
        name,
        participants,
        interviewers,
        groups,
        coders?.filter(isProgram),
        paths,
        this.speech.of(openStudy),
      ];
    });
    return JSON.stringify(parts, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  }

  private roots(): ParticipantsNode[] {
    const { all } = this.studies;
    if (all.length > 1) return all.map(openStudy => ({ kind: 'study', openStudy }));
    return all.flatMap(openStudy => this.sections(openStudy));
  }

  /** Nothing where nothing is declared, so that the view says what to do. */
  private sections(openStudy: OpenStudy): ParticipantsNode[] {
    const { file } = openStudy.study;
    if (!file) return [];
    const { participants, interviewers, groups } = file;
    const programs = file.coders.filter(isProgram);
    if (participants.length + interviewers.length + groups.length + programs.length === 0) return [];
    const people = [...participants]
      .sort((a, b) => listOrder(nameOf(a), nameOf(b)))
      .map(({ id }): ParticipantNode => ({ kind: 'participant', openStudy, id }));
    const speech = this.speech.of(openStudy);
    const sections: [SectionNode['kind'], boolean][] = [
      ['interviewers', true],
      ['unassigned', speech.unassigned.length > 0],
      ['undeclared', speech.undeclared.length > 0],
      ['groups', true],
      ['programs', programs.length > 0],
    ];
    return [...people, ...sections.flatMap(([kind, isThere]) => (isThere ? [{ kind, openStudy }] : []))];
  }

  private inSection({ kind, openStudy }: SectionNode): ParticipantsNode[] {
    const { file } = openStudy.study;
    if (!file) return [];
    const speech = this.speech.of(openStudy);
    switch (kind) {
      case 'interviewers':
        return [...new Set(file.interviewers)].map(label => ({
          kind: 'label',
          openStudy,
          label,
          of: 'interviewer',
        }));
      case 'unassigned': {
        const labels = new Set(speech.unassigned.map(({ label }) => label));
        return [...labels].map(label => ({ kind: 'label', openStudy, label, of: 'unassigned' }));
      }
      case 'programs':
        return file.coders.filter(isProgram).map(({ id }) => ({ kind: 'program', openStudy, id }));
      case 'undeclared':
        return speech.undeclared.map(label => ({ kind: 'label', openStudy, label, of: 'undeclared' }));
      default:
        return file.groups.map(({ id }) => ({ kind: 'group', openStudy, id }));
    }
  }

  private belowParticipant({ openStudy, id }: ParticipantNode): ParticipantsNode[] {
    const participant = openStudy.study.file?.participants.find(one => one.id === id);
    if (!participant) return [];
    const labels = [...new Set(participant.speakers)];
    const attributes = Object.keys(participant.attributes ?? {});
    return [
      ...labels.map(
        label => ({ kind: 'label', openStudy, label, of: 'participant', participant: id }) as const,
      ),
      ...this.transcriptsOf(openStudy, participant).map(
        path => ({ kind: 'transcript', openStudy, path, participant: id }) as const,
      ),
      ...attributes.map(name => ({ kind: 'attribute', openStudy, participant: id, name }) as const),
    ];
  }

  /** Those in which they speak and those that are theirs, in the study’s order. */
  private transcriptsOf(openStudy: OpenStudy, { id, transcripts = [] }: Participant): string[] {
    const spoken = this.speech.of(openStudy).ofParticipant.get(id)?.transcripts;
    const claimed = PathMatcher.of(transcripts);
    return openStudy.study.transcripts
      .map(({ path }) => path)
      .filter(path => spoken?.has(path) || claimed.matches(path));
  }
}

function belowGroup({ openStudy, id }: GroupNode): ParticipantsNode[] {
  const group = openStudy.study.file?.groups.find(one => one.id === id);
  if (!group) return [];
  const matcher = PathMatcher.of(group.transcripts);
  return openStudy.study.transcripts
    .filter(({ path }) => matcher.matches(path))
    .map(({ path }) => ({ kind: 'transcript', openStudy, path, group: id }));
}
