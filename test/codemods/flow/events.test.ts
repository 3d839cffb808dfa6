import { describe, expect, it } from 'vitest';
import type { Outside } from '../../../codemods/flow/outside.ts';
import { analyseIn } from './support.ts';

const MSG = 'new webim.Msg()';
const closed: Outside = { imports: () => false, mentions: () => false };
const page = (code: string) => ({ kind: 'module', file: 'page.js', code }) as const;

describe('an event of a bus', () => {
  it.each([
    ["bus.$emit('message', m);", "bus.$on('message', function (x) { x.time; });"],
    ["Event.trigger('message', m);", "Event.listen('message', (x) => { x.time; });"],
    ["this.event.publish('message', m);", "app.event.subscribe('message', function (x) { x.time; });"],
    [
      "notes.postNotificationName('message', m);",
      "notes.addNotification('message', function (x) { x.time; }, this);",
    ],
  ])('%s arrives where it is waited for', (send, wait) => {
    const { value, escapes } = analyseIn(closed, page(`var m = ${MSG}; ${send}`), page(wait));
    expect(value('x', { unit: 1 })?.type).toBe('Msg');
    expect(escapes(MSG)).toEqual([]);
  });

  it('arrives under its own name only', () => {
    const { value } = analyseIn(
      closed,
      page(`bus.emit('message', ${MSG}); bus.on('other', function (x) { x.time; });`),
    );
    expect(value('(‹x›')).toBeUndefined();
  });

  it.each<[string, string, Outside]>([
    [
      'that others know',
      "bus.emit('message', m); bus.on('message', show); function show(x) {}",
      { mentions: () => true },
    ],
    [
      'that may be known to others',
      "bus.emit('message', m); bus.on('message', show); function show(x) {}",
      {},
    ],
    ['that nobody waits for in sight', "bus.emit('message', m);", closed],
    [
      'of a component, which goes to its parent',
      "that.$emit('message', m); that.$on('message', function (x) {});",
      closed,
    ],
    ['of jQuery', "$(el).trigger('message', m); $(el).on('message', function (x) {});", closed],
    ['of a name made at run time', 'bus.emit(name, m); bus.on(name, function (x) {});', closed],
  ])('is out of sight for one %s', (_, code, outside) => {
    expect(analyseIn(outside, page(`var m = ${MSG}; ${code}`)).escapes(MSG)).toHaveLength(1);
  });
});

describe('a function that is nowhere', () => {
  const call = (name: string) => page(`var m = ${MSG}; ${name}(m);`);

  it('takes nothing away from a module', () => {
    expect(analyseIn(closed, call('showMessage')).escapes(MSG)).toEqual([]);
  });

  it.each([
    ['another file has the word', 'showMessage', { mentions: () => true }],
    ['it may be a library', 'layer', closed],
    ['the browser has it', 'queueMicrotask', closed],
  ])('does when %s', (_, name, outside) => {
    expect(analyseIn(outside, call(name)).escapes(MSG)).toHaveLength(1);
  });
});

describe('lodash', () => {
  it('hands the elements of a list on', () => {
    const { value, escapes } = analyseIn(
      closed,
      page(`const _ = require('lodash'); var all = [${MSG}];
        var rest = _.clone(all); _.remove(rest, function (each) { return each.time; }); rest[0];`),
    );
    expect(value('(‹each›')?.type).toBe('Msg');
    expect(value('‹rest[0]›')?.type).toBe('Msg');
    expect(escapes(MSG)).toEqual([]);
  });
});
