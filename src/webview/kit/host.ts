interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension, as a page sees it; asked for once in a page. */
export interface Host<Message> {
  /** Tells the extension. */
  send(this: void, message: Message): void;
  /** Keeps what is shown for when the window is reloaded. */
  keep(this: void, state: unknown): void;
}

/** @typeParam Message what this page says */
export function connect<Message>(): Host<Message> {
  const api = acquireVsCodeApi();
  document.addEventListener('keydown', keepSelectAll);
  return { send: message => api.postMessage(message), keep: state => api.setState(state) };
}

/**
 * Leaves Ctrl+A in a field to the field. VS Code would hear of it too, and select all once more a moment later: by then the
 * first letter that was typed over the text is there, and the next one would take its place.
 */
function keepSelectAll(event: KeyboardEvent): void {
  const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  const isSelectAll = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a';
  if (isField && isSelectAll) event.stopPropagation();
}
