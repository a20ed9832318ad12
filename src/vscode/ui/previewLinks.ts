import type MarkdownIt from 'markdown-it';
import type * as vscode from 'vscode';

/** Where a link to a segment leads to from a Markdown file, as a relative address with a place; undefined where that is unknown. */
export type HrefOf = (segment: string, from: vscode.Uri) => string | undefined;

type Parser = InstanceType<typeof MarkdownIt>;

const SEGMENT = 'segment:';

/**
 * Links to passages in VS Code's Markdown preview, which asks for them before studies are read. The preview follows addresses of
 * files, and none of ours.
 */
export class PreviewLinks {
  /** Set when studies are there. */
  hrefOf: HrefOf | undefined;
  /** Whether a preview has had a link to a passage. */
  wereShown = false;

  /** What VS Code calls with the parser of its preview (`markdown.markdownItPlugins`). */
  readonly extendMarkdownIt = (md: Parser): Parser => {
    const { rules } = md.renderer;
    const before = rules.link_open ?? ((tokens, i, options, _, self) => self.renderToken(tokens, i, options));
    rules.link_open = (tokens, i, options, env, self) => {
      const token = tokens[i]!;
      const target = String(token.attrGet('href') ?? '');
      const from = (env as { currentDocument?: vscode.Uri } | undefined)?.currentDocument;
      if (!target.startsWith(SEGMENT) || !from) return before(tokens, i, options, env, self);
      this.wereShown = true;
      const href = this.hrefOf?.(decoded(target.slice(SEGMENT.length)), from);
      if (href === undefined) return before(tokens, i, options, env, self);
      // tokens are kept from one rendering to the next, and words move
      const led = Object.assign(
        Object.create(Object.getPrototypeOf(token) as object) as typeof token,
        token,
        {
          attrs: token.attrs!.filter(([name]) => name !== 'href' && name !== 'data-href'),
        },
      );
      led.attrSet('href', href);
      led.attrSet('data-href', href);
      return before(tokens.with(i, led), i, options, env, self);
    };
    return md;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
