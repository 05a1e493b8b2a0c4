// Numbers and names as people read them.
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function bytes(n) {
  let unit = 0;
  let value = n;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

export function day(text) {
  return text ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : '';
}

// The wall clock of whoever reads it; the full stamp stands in the title.
export function clock(stamp) {
  return new Date(stamp).toLocaleTimeString('en-GB');
}

// How far the appliance's clock is ahead of the reader's, in milliseconds.
let ahead = 0;

export function appliancesClock(stamp) {
  const theirs = Date.parse(stamp);
  if (theirs) ahead = theirs - Date.now();
}

/** The appliance's clock, in milliseconds. */
export const now = () => Date.now() + ahead;

export function until(stamp) {
  const seconds = Math.ceil((Date.parse(stamp) - now()) / 1000);
  if (seconds <= 0) return 'at any moment';
  return seconds < 90 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} min`;
}

export function remaining(lane) {
  if (!lane.bytesPerSecond || lane.done >= lane.total) return '';
  const seconds = Math.ceil((lane.total - lane.done) / lane.bytesPerSecond);
  return seconds < 90 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

export const STEPS = [
  ['STAGE', 'Stage'], ['INSPECT', 'Inspect'], ['RENDER', 'Render'],
  ['SYNC', 'Sync'], ['PUBLISH', 'Publish'], ['ARCHIVE', 'Archive'],
];

export const LIGHTS = [
  ['SAFE_TO_UNPLUG', 'Safe to unplug'], ['SAFE_TO_REUSE', 'Safe to reuse'], ['SAFE_TO_CLEAR', 'Safe to clear'],
];

export const STATES = {
  DONE: 'done', RUNNING: 'at work', READY: 'next', WAITING: 'will try again', BLOCKED: 'needs a person or a setting',
};
