import { AppPage } from './app-page.ts';

/** The visible areas of the live room. Rows are `class: HTML`. */
export interface RoomView {
  connection: string;
  who: string;
  memberNumber: string;
  likes: string;
  error: string;
  room: string[];
  peers: string[];
  unreadTotal: string;
  whisperTo: string;
  whispers: string[];
  draft: string;
  whisperDraft: string;
}

/** The live room as its user sees and handles it: by what is on the page, never by its variables. */
export class RoomPage extends AppPage<RoomView> {
  async logIn(identifier: string, userSig: string): Promise<void> {
    await this.page.fill('[name=identifier]', identifier);
    await this.page.fill('[name=userSig]', userSig);
    await this.page.click('#login');
  }

  async say(text: string): Promise<void> {
    await this.page.fill('#send_msg_text', text);
    await this.page.click('#send');
  }

  async sayWithFace(title: string): Promise<void> {
    await this.page.click(`#emotions img[title="${title}"]`);
    await this.page.click('#send');
  }

  async openWhisper(peer: string): Promise<void> {
    await this.page.fill('#peer', peer);
    await this.page.click('#open');
  }

  async whisper(text: string): Promise<void> {
    await this.page.fill('#whisper_text', text);
    await this.page.click('#whisper_send');
  }

  async search(keyword: string): Promise<void> {
    await this.page.fill('#keyword', keyword);
    await this.page.click('#search');
  }

  async click(what: 'like' | 'older' | 'enter' | 'leave' | 'logout' | 'resync' | 'error'): Promise<void> {
    const selector = what === 'like' ? '.love' : `#${what}`;
    // The error line has no size while it is empty.
    if (what === 'error') await this.page.dispatchEvent(selector, 'click');
    else await this.page.click(selector);
  }

  async view(): Promise<RoomView> {
    const view = await this.page.evaluate(() => {
      const html = (id: string) => document.getElementById(id)?.innerHTML ?? '(missing)';
      const value = (id: string) => (document.getElementById(id) as HTMLInputElement | null)?.value ?? '';
      const rows = (id: string) =>
        [...(document.getElementById(id)?.children ?? [])].map(
          (row) => `${row.className || '-'}: ${row.innerHTML}`,
        );
      return {
        connection: html('conn'),
        who: html('who'),
        memberNumber: html('memberNum'),
        likes: html('loveNum'),
        error: html('error'),
        room: rows('video_sms_list'),
        peers: rows('peers'),
        unreadTotal: html('unreadTotal'),
        whisperTo: html('whisperTo'),
        whispers: rows('whisper_list'),
        draft: value('send_msg_text'),
        whisperDraft: value('whisper_text'),
      };
    });
    const clean = (text: string) => this.clean(text);
    return { ...view, room: view.room.map(clean), whispers: view.whispers.map(clean) };
  }
}
