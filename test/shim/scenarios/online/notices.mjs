import { encode } from '../encode.mjs';
import { describeMessage, describeNotice } from './describe.mjs';

/** System notices, tips, being kicked. */
export const notices = {
  ...Object.fromEntries(
    Object.entries({ 255: 'sendCustomNotice', 5: 'dissolveRoom' }).map(([type, happen]) => [
      `notice ${type}: ${happen}`,
      async (page) => {
        const notices = [];
        await page.login({ onGroupSystemNotifys: { [type]: (...args) => notices.push(args) } });
        await page[happen]();
        await page.until(() => notices.length > 0);
        await page.settle();
        return {
          calls: notices.length,
          arguments: notices[0].length,
          notice: describeNotice(notices[0][0]),
          normal: page.messages().length,
        };
      },
    ]),
  ),

  'tip: a member is removed': async (page) => {
    await page.login();
    await page.removeEve();
    await page.until(() => page.messages().length === 1);
    return describeMessage(page.messages()[0]);
  },

  'tip: the group is renamed': async (page) => {
    const changes = [];
    await page.login({
      onGroupInfoChangeNotify: (info) => changes.push([encode(info), page.messages().length]),
    });
    await page.renameRoom('Renamed');
    await page.until(() => page.messages().length === 1);
    const { html, subType, elems } = describeMessage(page.messages()[0]);
    return { changes, html, subType, elems };
  },

  'kicked by another login': async (page) => {
    const kicks = [];
    await page.login({ onKickedEventCall: (...args) => kicks.push(args.length) });
    await page.kickMe();
    await page.until(() => kicks.length > 0);
    await page.settle();
    return { kicks, checkLogin: page.webim.checkLogin() };
  },
};
