import { describe, expect, it } from 'vitest';
import { templateReads } from '../../../codemods/sources/template-reads.ts';

/** `expression: path` of every read, with a check that each is where it says it is. */
function reads(text: string, mode: 'sfc' | 'html' | 'base' = 'sfc') {
  return templateReads(text, mode).map(({ offset, expression, path }) => {
    expect(text.slice(offset, offset + expression.length)).toBe(expression);
    return `${expression}: ${path.join('.')}`;
  });
}
const vue = (markup: string) => reads(`<template>\r\n${markup}</template>\n<script>x.y</script>`);

describe('templateReads', () => {
  it('follows the variables of loops to the data', () => {
    expect(
      vue(
        '<p v-for="(m, i) in msgs" :key="m.seq" v-if="i > 0"><i v-for="e of m.elems">{{ e.content.text }} {{ i }}</i>{{ m.getFromAccount() | nick }}</p>{{ m.x }}',
      ),
    ).toEqual([
      'm.seq: msgs.[].seq',
      'e.content.text: msgs.[].elems.[].content.text',
      'm.getFromAccount(): msgs.[].getFromAccount()',
      'nick: nick',
      'm.x: m.x',
    ]);
  });

  it('reads directives and handlers', () => {
    expect(
      vue(
        `<p v-html="msg.toHtml()" :class="{ mine: msg.isSend, [cls]: 1 }" @click="open(msg, $event); last = this.msg.time" v-show="a && !b[0]['c'][i]" title="msg.x"/>`,
      ),
    ).toEqual([
      'msg.toHtml(): msg.toHtml()',
      'msg.isSend: msg.isSend',
      'cls: cls',
      'open(msg, $event): open()',
      'msg: msg',
      'last: last',
      'this.msg.time: msg.time',
      'a: a',
      "b[0]['c'][i]: b.0.c.[]",
      'i: i',
    ]);
  });

  it('does not take what a slot or a function hands in for data', () => {
    expect(vue('<x v-slot="{ msg }">{{ msg.a }}</x><y :f="m => m.b + c" #item="{ n }">{{ n }}</y>')).toEqual([
      'c: c',
    ]);
  });

  it('reads wepy and mini-programs', () => {
    expect(
      reads(
        '<template><repeat for="{{list}}" item="m" index="i"><view wx:if="{{m.isSend}}" bindtap="open">{{m.elems[0].content.text}}</view></repeat></template>',
      ),
    ).toEqual(['m.isSend: list.[].isSend', 'm.elems[0].content.text: list.[].elems.0.content.text']);
    expect(
      reads(
        '<wxs module="f">f.x</wxs><view wx:for="{{msgs}}"><image src="{{item.head}}?x={{index}}"/><block wx:for="{{item.elems}}" wx:for-item="e">{{e.type}}</block></view><template is="a" data="{{...msg, b: msgs[0].time}}"/>',
        'base',
      ),
    ).toEqual([
      'item.head: msgs.[].head',
      'e.type: msgs.[].elems.[].type',
      'msg: msg',
      'msgs[0].time: msgs.0.time',
    ]);
  });

  it('reads Angular', () => {
    expect(
      reads(
        `<li *ngFor="let m of msgs; let i = index" (click)="show(m)" [innerHTML]="m.toHtml()"><b *ngIf="m.isSend; else other">{{ m.time | date:'short' }}</b></li><li ng-repeat="m in list track by $index">{{m.seq}}</li>`,
        'html',
      ),
    ).toEqual([
      'show(m): show()',
      'm: msgs.[]',
      'm.toHtml(): msgs.[].toHtml()',
      'm.isSend: msgs.[].isSend',
      'm.time: msgs.[].time',
      'm.seq: list.[].seq',
    ]);
  });

  it('reads on behind what cannot be understood', () => {
    expect(vue('<p :a="b ? c" :d="if">{{ f( }}</p><p>{{ g.h }}</p><div>')).toContain('g.h: g.h');
  });

  it('has nothing to say about markup without expressions', () => {
    expect(reads('<p title="a.b">a.b</p>', 'html')).toEqual([]);
  });
});
