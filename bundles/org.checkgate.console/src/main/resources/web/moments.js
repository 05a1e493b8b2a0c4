// Moments as people say them.
import { now } from './words.js';

const DAY_MS = 86400000;

const time = (stamp, zone) => new Date(stamp).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
const date = (stamp, zone) => Date.parse(new Date(stamp).toLocaleDateString('en-CA', { timeZone: zone }));

/** The day of a moment; empty for today. */
function day(stamp, zone) {
  const days = Math.round((date(stamp, zone) - date(now(), zone)) / DAY_MS);
  if (days === 0) return '';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return new Date(stamp).toLocaleDateString('en-GB', days > 1 && days < 7 ? { weekday: 'long', timeZone: zone } : { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone });
}

export const when = (stamp, zone) => `${day(stamp, zone)} ${time(stamp, zone)}`.trim();

/** In the site's time zone, where the browser knows it. */
export function atSite(stamp, zone) {
  try {
    return `${when(stamp, zone)} (${zone})`;
  } catch {
    return `${when(stamp)} (your clock)`;
  }
}

export function band({ earliest, latest }) {
  const [from, to] = [earliest, latest].map((stamp) => ({ day: day(stamp), time: time(stamp) }));
  if (from.day !== to.day) return `${from.day || 'today'} ${from.time} – ${to.day || 'today'} ${to.time}`;
  if (from.time === to.time) return `about ${from.day} ${from.time}`.replace('  ', ' ');
  return from.day ? `${from.day} ${from.time} – ${to.time}` : `between ${from.time} and ${to.time}`;
}

/** How long ago, or how long it lasted. */
export function since(stamp) {
  const seconds = Math.max(0, Math.round((now() - Date.parse(stamp)) / 1000));
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  if (seconds < 60) return `${seconds} s`;
  if (hours < 1) return `${minutes} min`;
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
