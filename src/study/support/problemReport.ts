import * as l10n from '@vscode/l10n';
import type { ChangedSetting } from './changedSettings';
import type { StudySizes } from './studySizes';

/** What a report of a problem says beside what its writer completes. */
export interface ReportFacts {
  /** Web address for problems; undefined where there is none. */
  readonly sendTo: string | undefined;
  readonly extension: string;
  readonly editor: { readonly name: string; readonly version: string; readonly kind: 'desktop' | 'web' };
  /** What kind of remote window it is; undefined where it is local. */
  readonly remote: string | undefined;
  readonly system: string;
  readonly node: string | undefined;
  /** Undefined where git cannot be asked. */
  readonly git: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly settings: readonly ChangedSetting[];
  /** Undefined for a study that is still being read, or cannot be. */
  readonly studies: readonly (StudySizes | undefined)[];
  readonly features: Features;
  /** Masked. */
  readonly log: readonly string[];
}

export interface Features {
  readonly isBlind: boolean;
  readonly isLocked: boolean;
  readonly hasGit: boolean;
  readonly isReviewing: boolean;
}

/** A report of a problem in Markdown, for a person to read, complete and send. */
export function problemReport(facts: ReportFacts): string {
  const { settings, studies, log, features } = facts;
  return `${[
    `# ${l10n.t('A Problem with Transcript Coder')}`,
    howToSend(facts.sendTo),
    l10n.t(
      'It contains no words from transcripts, memos or codes, no names of people or files, and no paths: please do not add any. Delete whatever you do not want to send.',
    ),
    ...[l10n.t('What I did'), l10n.t('What I expected'), l10n.t('What happened')].map(one => `## ${one}\n\n`),
    `## ${l10n.t('Versions')}`,
    list(versions(facts)),
    `## ${l10n.t('Settings that differ from their defaults')}`,
    settings.length > 0 ? list(settings.map(shownSetting)) : l10n.t('None.'),
    `## ${l10n.t('Open studies')}`,
    studies.length > 0 ? studies.map(shownStudy).join('\n\n') : l10n.t('None.'),
    `## ${l10n.t('Features')}`,
    list(shownFeatures(features)),
    `## ${l10n.t('Last lines of the log')}`,
    l10n.t(
      'Whatever could be about a person is replaced: by … or by a name such as transcript-1.txt, which is the same for the same file.',
    ),
    `\`\`\`text\n${log.length > 0 ? log.join('\n') : l10n.t('None.')}\n\`\`\``,
  ].join('\n\n')}\n`;
}

function howToSend(sendTo: string | undefined): string {
  return sendTo === undefined
    ? l10n.t(
        'Nothing has been sent. Read this text, complete it, and send it to whoever gave you the extension.',
      )
    : l10n.t('Nothing has been sent. Read this text, complete it, and send it yourself: {0}', sendTo);
}

function versions({ extension, editor, remote, system, node, git, language }: ReportFacts): string[] {
  const kind = editor.kind === 'desktop' ? l10n.t('desktop') : l10n.t('in the browser');
  return [
    `Transcript Coder ${extension}`, // not for the catalogue
    `${editor.name} ${editor.version} (${kind})`,
    ...(remote === undefined ? [] : [l10n.t('Remote: {0}', remote)]),
    l10n.t('Operating system: {0}', system),
    ...(node === undefined ? [] : [`Node ${node}`]),
    git === undefined ? l10n.t('Git: not available') : `Git ${git}`,
    l10n.t('Language: {0}', language),
  ];
}

function shownSetting({ name, value }: ChangedSetting): string {
  return `\`${name}\`: ${value ?? l10n.t('set')}`;
}

function shownStudy(sizes: StudySizes | undefined, i: number): string {
  const title = `### ${l10n.t('Study {0}', i + 1)}`;
  if (!sizes) return `${title}\n\n${l10n.t('It is still being read, or could not be read.')}`;
  const { problems } = sizes;
  const kinds = [...problems].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `${title}\n\n${list([
    l10n.t('Transcripts: {0}', sizes.transcripts),
    l10n.t('Characters: {0}', sizes.characters),
    l10n.t('Segments: {0}', sizes.segments),
    l10n.t('Codes and themes: {0}', sizes.codes),
    l10n.t('Coders: {0}', sizes.coders),
    l10n.t('Participants: {0}', sizes.participants),
    l10n.t('Groups: {0}', sizes.groups),
    l10n.t('Analytic memos: {0}', sizes.memos),
    problems.size > 0 ? l10n.t('Problems: {0}', kinds) : l10n.t('Problems: none'),
  ])}`;
}

function shownFeatures({ isBlind, isLocked, hasGit, isReviewing }: Features): string[] {
  const shown = (is: boolean) => (is ? l10n.t('yes') : l10n.t('no'));
  return [
    l10n.t('Coding blind: {0}', shown(isBlind)),
    l10n.t('Transcripts are locked: {0}', shown(isLocked)),
    l10n.t('In a git repository: {0}', shown(hasGit)),
    l10n.t('A comparison or review is open: {0}', shown(isReviewing)),
  ];
}

function list(items: readonly string[]): string {
  return items.map(one => `- ${one}`).join('\n');
}
