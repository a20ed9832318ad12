import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';
import { MAX_CODES, tooMany } from '../codebookIn/incoming';
import { plainGuid } from '../guids';
import {
  type RefiCase,
  type RefiCode,
  type RefiCoding,
  type RefiProject,
  type RefiSelection,
  type RefiSet,
  type RefiText,
  type RefiValue,
  VARIABLE_TYPES,
  type VariableType,
} from '../project/refiProject';
import type { FindingKind } from './findings';
import { type XmlElement, childrenOf, listOf, readXmlTree, textOf } from './xmlTree';

/** A source that is no text, or of which only the text is taken. */
export interface OtherSource {
  /** As the standard calls it: `PictureSource`. */
  readonly kind: string;
  readonly name: string;
  /** Codings on places in a picture, on a page or at a time, which have no words. */
  readonly codings: number;
}

/** Something that is not taken over, by name. */
export type Loss = readonly [kind: FindingKind, name: string];

/** A project as it was read. */
export interface ReadProject {
  readonly project: RefiProject;
  readonly others: readonly OtherSource[];
  readonly graphs: number;
  /** What was left out in reading it. */
  readonly losses?: readonly Loss[];
}

/** Reads a project. What is missing or malformed is left out or undefined: programs take liberties. @throws UnusableFile */
export async function readProject(xml: string): Promise<ReadProject> {
  const root = await readXmlTree(xml);
  if (root.name !== 'Project') throw new UnusableFile(l10n.t('The file is not a REFI-QDA project.'));
  const sources = listOf(root, 'Sources');
  const project: RefiProject = {
    name: root.attributes['name'] ?? '',
    origin: root.attributes['origin'],
    description: textOf(root, 'Description'),
    users: listOf(root, 'Users').map(user => ({
      guid: guidIn(user),
      name: user.attributes['name'],
      id: user.attributes['id'],
    })),
    codes: codesIn(
      listOf(
        root.children.find(({ name }) => name === 'CodeBook'),
        'Codes',
      ),
    ),
    variables: listOf(root, 'Variables').map(variable => ({
      guid: guidIn(variable),
      name: variable.attributes['name'] ?? '',
      type: VARIABLE_TYPES.find(type => type === variable.attributes['typeOfVariable']) ?? 'Text',
    })),
    cases: listOf(root, 'Cases').map(caseIn),
    sources: sources.flatMap(source => (source.name === 'TextSource' ? [textIn(source)] : wordsOf(source))),
    notes: listOf(root, 'Notes').map(textIn),
    links: listOf(root, 'Links').map(({ attributes }) => ({
      guid: plainGuid(attributes['guid'] ?? ''),
      name: attributes['name'],
      origin: optionalGuid(attributes['originGUID']),
      target: optionalGuid(attributes['targetGUID']),
    })),
    sets: listOf(root, 'Sets').map(setIn),
    noteRefs: refs(root, 'NoteRef'),
  };
  const others = sources.filter(({ name }) => name !== 'TextSource').map(otherIn);
  return { project, others, graphs: listOf(root, 'Graphs').length };
}

/** Without recursion: a hostile file may be as deep as it is allowed to be. */
function codesIn(roots: readonly XmlElement[]): RefiCode[] {
  const found: RefiCode[] = [];
  const stack = [...roots].reverse().map(element => ({ element, parent: undefined as string | undefined }));
  while (stack.length > 0) {
    const { element, parent } = stack.pop()!;
    if (element.name !== 'Code') continue;
    if (found.length >= MAX_CODES) throw new UnusableFile(tooMany());
    const guid = guidIn(element);
    found.push({
      guid,
      name: element.attributes['name'] ?? '',
      parent,
      isCodable: element.attributes['isCodable'] !== 'false',
      color: element.attributes['color'],
      description: textOf(element, 'Description'),
      noteRefs: refs(element, 'NoteRef'),
    });
    const below = childrenOf(element, 'Code').map(child => ({ element: child, parent: guid }));
    stack.push(...below.reverse());
  }
  return found;
}

function caseIn(element: XmlElement): RefiCase {
  return {
    guid: guidIn(element),
    name: element.attributes['name'],
    description: textOf(element, 'Description'),
    codes: refs(element, 'CodeRef'),
    values: valuesIn(element),
    sources: refs(element, 'SourceRef'),
    selections: refs(element, 'SelectionRef'),
  };
}

function textIn(element: XmlElement): RefiText {
  const { attributes } = element;
  return {
    guid: guidIn(element),
    name: attributes['name'],
    description: textOf(element, 'Description'),
    content: textOf(element, 'PlainTextContent'),
    path: attributes['plainTextPath'],
    user: optionalGuid(attributes['creatingUser']),
    created: attributes['creationDateTime'],
    selections: childrenOf(element, 'PlainTextSelection').map(one =>
      selectionIn(one, integer(one.attributes['startPosition']), integer(one.attributes['endPosition'])),
    ),
    codings: childrenOf(element, 'Coding').map(codingIn),
    noteRefs: refs(element, 'NoteRef'),
    values: valuesIn(element),
  };
}

function selectionIn(element: XmlElement, start: number, end: number): RefiSelection {
  const { attributes } = element;
  return {
    guid: guidIn(element),
    name: attributes['name'],
    start,
    end,
    user: optionalGuid(attributes['creatingUser']),
    created: attributes['creationDateTime'],
    description: textOf(element, 'Description'),
    codings: childrenOf(element, 'Coding').map(codingIn),
    noteRefs: refs(element, 'NoteRef'),
  };
}

function codingIn(element: XmlElement): RefiCoding {
  return {
    guid: guidIn(element),
    code: refs(element, 'CodeRef')[0] ?? '',
    user: optionalGuid(element.attributes['creatingUser']),
    created: element.attributes['creationDateTime'],
    noteRefs: refs(element, 'NoteRef'),
  };
}

function setIn(element: XmlElement): RefiSet {
  return {
    guid: guidIn(element),
    name: element.attributes['name'] ?? '',
    description: textOf(element, 'Description'),
    codes: refs(element, 'MemberCode'),
    sources: refs(element, 'MemberSource'),
    notes: refs(element, 'MemberNote'),
  };
}

function valuesIn(element: XmlElement): RefiValue[] {
  return childrenOf(element, 'VariableValue').map(one => {
    const value = one.children.find(({ name }) => name.endsWith('Value'));
    const type = value && VARIABLE_TYPES.find(known => `${known}Value` === value.name);
    return {
      variable: refs(one, 'VariableRef')[0] ?? '',
      value: value && { type: type ?? ('Text' satisfies VariableType), text: value.text },
    };
  });
}

/** The text of a PDF, and the transcripts of sound and films, each as a source of its own. */
function wordsOf(source: XmlElement): RefiText[] {
  const named = (text: RefiText) => ({ ...text, name: text.name ?? source.attributes['name'] });
  return [
    ...childrenOf(source, 'Representation').map(textIn).map(named),
    ...childrenOf(source, 'Transcript').map(transcript => named(transcriptIn(transcript))),
  ];
}

/** A transcript has its selections between points in time, which have a position in the text. */
function transcriptIn(element: XmlElement): RefiText {
  const positions = new Map(
    childrenOf(element, 'SyncPoint').map(point => [guidIn(point), integer(point.attributes['position'])]),
  );
  const at = (guid: string | undefined) => positions.get(plainGuid(guid ?? '')) ?? NaN;
  const selections = childrenOf(element, 'TranscriptSelection').map(one =>
    selectionIn(one, at(one.attributes['fromSyncPoint']), at(one.attributes['toSyncPoint'])),
  );
  return { ...textIn(element), selections };
}

function otherIn(source: XmlElement): OtherSource {
  const selections = source.children.filter(({ name }) => /^(PDF|Picture|Audio|Video)Selection$/.test(name));
  const codings = [source, ...selections].reduce((sum, one) => sum + childrenOf(one, 'Coding').length, 0);
  return { kind: source.name, name: source.attributes['name'] ?? '', codings };
}

function guidIn({ attributes }: XmlElement): string {
  return plainGuid(attributes['guid'] ?? '');
}

function optionalGuid(guid: string | undefined): string | undefined {
  return guid === undefined || guid.trim() === '' ? undefined : plainGuid(guid);
}

function refs(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map(({ attributes }) => plainGuid(attributes['targetGUID'] ?? ''));
}

/** NaN for what is no whole number. */
function integer(text: string | undefined): number {
  return text !== undefined && /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : NaN;
}
