// What a person may order of the backbone: what it does, in words, and what is sent for it.
import { count } from './words.js';

const REASON = ['reason', 'Reason', { most: 500, like: 'the line is booked' }];
const aim = ({ reach, subject }) => (subject ? { reach, subject } : { reach });
const hold = (kind, word, says) => ({ word, says, path: 'hold', fields: [REASON], body: (to) => ({ ...aim(to), kind }) });
const urgency = (kind, word, says) => ({ word, says, path: 'urgency', fields: [], body: (to) => ({ roll: Number(to.subject), urgency: kind }) });
const whole = (name) => (typed) => ({ ...typed, [name]: Number(typed[name]) });

const PAUSE = hold('PAUSE', 'Pause', 'What is on its way ends with the part that it is at, and goes on from there when it is resumed.');
const CANCEL = hold('CANCEL', 'Cancel', 'What was begun at the other end is given up there; when it is resumed, that is sent from its beginning. What is proven there stays.');
const DRAIN = hold('DRAIN', 'Drain', 'Rolls that are under way go to their end; no other is begun until it is resumed.');
const RESUME = { word: 'Resume', says: 'This hold ends. What else holds it, such as its title or its lane, still does.', path: 'release', fields: [], body: aim };

const FIRST = urgency('FIRST', 'Send first', ({ before }) => `From the next part on it goes before all that are not promoted${before ? `; ${count(before, 'roll ranks', 'rolls rank')} before it now and may have to wait longer` : ''}.`);
const SOONER = urgency('SOONER', 'Sooner', 'It ranks before others of its title that are not as old.');
const NORMAL = urgency('NORMAL', 'In its turn', 'It ranks by its age, as rolls do that nobody said anything about.');
const LATER = urgency('LATER', 'Later', 'It lets others of its title go first, until it has waited long enough.');

const SHARE = {
  word: 'Set its share', says: 'It gets as much of a lane as its share is part of the shares of all titles that wait there. A title that nobody gave a share has 1.',
  path: 'share', fields: [['share', 'Share, 1 to 100', { type: 'number', required: true, like: '1' }]], body: ({ subject }) => ({ title: subject }), typed: whole('share'),
};
const OBJECTIVE = {
  word: 'Set its objective', says: 'Rolls that are not proven in the cloud so many hours after they were listed, or are not expected to be, are marked. It makes nothing faster.',
  path: 'objective', fields: [['hours', 'Hours, 1 to 8760; 0 for none', { type: 'number', required: true, like: '24' }]], body: ({ subject }) => ({ title: subject }), typed: whole('hours'),
};

export const CAP = {
  word: 'Cap the link', says: 'This rate holds for all that leaves, whatever the limit says, and ends by itself.', path: 'exception',
  fields: [['rate', 'Rate: 512K, 100M, 1G (KiB, MiB, GiB a second), off for no cap, closed', { required: true, like: '1G', most: 100 }],
    ['minutes', 'For so many minutes', { type: 'number', value: '60' }], ['until', 'or until, by your clock (this goes before minutes)', { type: 'datetime-local' }], REASON],
  body: () => ({}),
  typed: ({ minutes, until, ...rest }) => ({ ...rest, ...(until ? { until: new Date(until).toISOString() } : minutes ? { minutes: Number(minutes) } : {}) }),
};
export const limit = (now) => ({
  word: 'Set the limit', says: 'It holds for all that leaves until somebody sets another. Leave it empty to go back to what is configured.', path: 'limit',
  fields: [['limit', 'A rate such as 512M, off or closed, or a timetable such as Mon-08:00,512M Fri-19:00,off (without a day: every day)', { value: now, like: 'Mon-08:00,512M Fri-19:00,off', most: 1000 }]],
  body: () => ({}),
});
export const END = { word: 'End the exception', says: 'The limit holds again, at once.', path: 'exception/end', fields: [], body: () => ({}) };
export const release = [RESUME];

const held = (holds, reach, subject) => holds.some((one) => one.reach === reach && one.subject === subject);
/** Held already it is resumed, or held in another way. */
const steer = (holds, reach, subject, ways, others = []) => [...(held(holds, reach, subject) ? [RESUME] : []), ...others, ...ways];

export const ofSite = (holds) => steer(holds, 'SITE', '', [PAUSE, DRAIN, CANCEL]);
export const ofLane = (holds, lane) => steer(holds, 'LANE', lane, [PAUSE, CANCEL]);
export const ofTitle = (holds, title) => steer(holds, 'TITLE', title, [PAUSE, CANCEL], [SHARE, OBJECTIVE]);
export const ofRoll = (holds, id) => steer(holds, 'ROLL', String(id), [PAUSE, CANCEL], [FIRST, SOONER, NORMAL, LATER]);
