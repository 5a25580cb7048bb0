// What pages are given before they begin, to take times.

declare global {
  interface Window {
    /** Calls back when what is in the page now has been painted: after the next frame's work on the main thread. */
    afterPaint: (callback: () => void) => void;
  }
}

/** For `addInitScript`. */
export function afterPaint(): void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  window.afterPaint = (callback) => {
    // The frame callbacks come before style, layout and paint of the same frame; a message comes after them.
    requestAnimationFrame(() => {
      waiting.push(callback);
      port2.postMessage(null);
    });
  };
}
