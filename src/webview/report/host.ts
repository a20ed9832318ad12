import type { FromPanel } from './messages';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Tells the extension. */
export function send(message: FromPanel): void {
  api.postMessage(message);
}

/** Keeps what is shown for when the window is reloaded. */
export function keep(request: unknown): void {
  api.setState(request);
}
