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
  return { send: message => api.postMessage(message), keep: state => api.setState(state) };
}
