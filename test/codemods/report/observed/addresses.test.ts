import { describe, expect, it } from 'vitest';
import { FilesByAddress, plainAddress, segmentsOf } from '../../../../codemods/report/observed/addresses.ts';

describe('the address of a script', () => {
  it.each([
    ['https://h:8080/js/a%20b.js?v=3#x', 'js/a b.js'],
    ['webpack:///./src/chat.js?abcd', 'src/chat.js'],
    ['webpack-internal:///./src/chat.js', 'src/chat.js'],
    ['file:///home/me/app/a.js', 'home/me/app/a.js'],
    ['C:\\app\\a.js', 'C:/app/a.js'],
    ['http://h/', 'index.html'],
    ['http://h/admin/?user=1', 'admin/index.html'],
    ['http://h/%E4%B8%AD.js', '中.js'],
    ['http://h/%zz.js', '%zz.js'],
    ['', 'index.html'],
  ])('%s stands for %s', (address, path) => expect(segmentsOf(address).join('/')).toBe(path));

  it('is kept without what may be secret', () => {
    expect(plainAddress('https://me:word@h/a.js?userSig=x\n#y')).toBe('https://h/a.js');
    expect(plainAddress('http://h/@scope/a.js')).toBe('http://h/@scope/a.js');
  });

  it('finds the file that shares most of its end', () => {
    const files = new FilesByAddress(['js/chat.js', 'admin/js/chat.js', 'other/chat.js', 'js/room.js']);
    expect(files.find('http://h/static/admin/js/chat.js')).toEqual(['admin/js/chat.js']);
    expect(files.find('http://h/js/chat.js')).toEqual(['js/chat.js', 'admin/js/chat.js']);
    expect(files.find('http://h/app.bundle.js')).toEqual([]);
  });
});
