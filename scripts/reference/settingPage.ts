import { contributions, type Setting } from './manifest';

/** docs/settings.md: every setting, what it is without being set, and what it does. */
export function settingPage(): string {
  const groups = contributions().configuration.map(({ title, properties }) =>
    [
      `## ${title.replace(/^.*: /, '')}`,
      '',
      '| setting | default | what it does |',
      '|---|---|---|',
      ...Object.entries(properties).map(([id, setting]) => rowOf(id, setting)),
    ].join('\n'),
  );
  return `<!-- made by \`npm run reference\` -->

# Settings

Search for “Transcript Coder” in the settings of VS Code (\`Ctrl+,\`, on a Mac \`Cmd+,\`). Set them for yourself or, in the tab **Workspace**, for the folder that is open. None of them changes what is counted: that is up to [the study’s own files](on-disk.md).

${groups.join('\n\n')}
`;
}

function rowOf(id: string, setting: Setting): string {
  const choices = (setting.enum ?? []).map(
    (value, i) => `<br>\`${value}\`: ${setting.enumDescriptions?.[i] ?? ''}`,
  );
  const description = setting.markdownDescription.replace(/`#(.+?)#`/g, '`$1`').replace(/\s*\n\s*/g, ' ');
  return `| \`${id}\` | \`${String(setting.default)}\` | ${description}${choices.join('')} |`;
}
