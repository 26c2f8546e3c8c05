/** Users go back and forth between windows. Within this time, in milliseconds, they count as back once more at its end. */
const PAUSE = 5_000;
/** A window that comes to the front fires several events, within this time in milliseconds. */
const SAME_RETURN = 500;

type Listener = () => void;

const listeners = new Set<Listener>();
let toldAt = -Infinity;
let timer: ReturnType<typeof setTimeout> | null = null;

function tell(): void {
  timer = null;
  if (document.visibilityState !== 'hidden') {
    toldAt = Date.now();
    listeners.forEach((listener) => listener());
  }
}

function returned(): void {
  const ago = Date.now() - toldAt;
  if (document.visibilityState === 'hidden' || timer !== null || ago < SAME_RETURN) {
    return;
  }
  if (ago >= PAUSE) {
    tell();
  } else {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the second return within a pause waits for its end
    timer = setTimeout(tell, PAUSE - ago);
  }
}

function stop(): void {
  window.removeEventListener('focus', returned);
  document.removeEventListener('visibilitychange', returned);
  if (timer !== null) {
    clearTimeout(timer);
    timer = null;
  }
}

/** Calls back when the user comes back to this window or browser tab. Returns the function that stops this. */
export function onReturn(listener: Listener): () => void {
  if (listeners.size === 0) {
    window.addEventListener('focus', returned);
    document.addEventListener('visibilitychange', returned);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stop();
    }
  };
}
