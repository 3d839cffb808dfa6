/** A case in which ours is meant to differ from the recording. */
export interface Difference {
  reason: string;
  ours: unknown;
}

/** Every named case differs for the same reason. */
export function all(reason: string, cases: Record<string, unknown>): Record<string, Difference> {
  return Object.fromEntries(Object.entries(cases).map(([label, ours]) => [label, { reason, ours }]));
}

export const fileHtml = (id: string, name: string) =>
  `<a href="javascript" onclick="webim.onDownFile('${id}')" title="点击下载文件" ><i class="glyphicon glyphicon-file">&nbsp;${name}</i></a>`;

const imageHtml = (small: string, large: string, origin: string) =>
  `<img src='${small}#${large}#${origin}' style='CURSOR: hand' id='uuid' bigImgUrl='${large}' onclick='imageClick(this)' />`;

export const RAW_HTML =
  'Legacy put names, ids and custom data raw into HTML. Escaped where a tag, an attribute or a script string would end; ordinary content keeps its form.';

/** scenario -> case -> difference. Everything not listed here must equal the recording, key order included. */
export const differences: Record<string, Record<string, Difference>> = {
  'images: an odd name as format': all('Legacy found a function of Object.prototype under that name: NaN.', {
    '"constructor"': 255,
    '"toString"': 255,
  }),

  'images: HTML without a small image': all(
    'Legacy threw; any image there is serves instead, none gives "".',
    {
      '[]': '',
      '[1]': imageHtml('u1', 'u1', 'u1'),
      '[2]': imageHtml('u2', 'u2', 'u2'),
      '[1,2]': imageHtml('u2', 'u2', 'u1'),
    },
  ),

  'file: HTML': all(
    'Double quotes inside the double-quoted onclick made the link unusable; single ones work.',
    {
      '["id","a.txt",0]': fileHtml('id', 'a.txt(0Byte)'),
      '["id","a.txt",1023]': fileHtml('id', 'a.txt(1023Byte)'),
      '["id","a.txt",1024]': fileHtml('id', 'a.txt(1KB)'),
      '["id","a",1600]': fileHtml('id', 'a(2KB)'),
      '["id","a","99999"]': fileHtml('id', 'a(98KB)'),
      '[]': fileHtml('undefined', 'undefined(undefinedByte)'),
    },
  ),

  'elem: HTML of content without toHtml': all(
    'Legacy threw on content that is no element; it shows as text.',
    {
      '"bare"': 'bare',
      '5': '5',
      '{"$":"undefined"}': '',
    },
  ),

  'hostile content in HTML': all(RAW_HTML, {
    face: '&lt;img src=x onerror="alert(\'1\')"&gt;',
    custom: '&lt;img src=x onerror="alert(\'1\')"&gt;',
    location: '经度=1,纬度=2,描述=&lt;img src=x onerror="alert(\'1\')"&gt;',
    file: fileHtml(
      '\\u003cimg src=x onerror=\\u0022alert(\\u00271\\u0027)\\u0022\\u003e',
      '&lt;img src=x onerror="alert(\'1\')"&gt;(5Byte)',
    ),
    sound:
      '<audio id="uuid_&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;" src="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;" controls="controls" onplay="onChangePlayAudio(this)" preload="none"></audio>',
    images:
      "<img src='u&#39; onload=&#39;x#u&#39; onload=&#39;x#u&#39; onload=&#39;x' style='CURSOR: hand' id='&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;' bigImgUrl='u&#39; onload=&#39;x' onclick='imageClick(this)' />",
  }),

  'tip HTML: kind missing': all('Legacy threw a ReferenceError; the sentence for an unknown kind serves.', {
    '{"$":"undefined"}': '[群提示消息]未知群提示消息类型：type=undefined',
  }),

  'tip HTML: hostile ids': all(RAW_HTML, {
    html: '[群提示消息]&lt;b&gt;op&lt;/b&gt;邀请了&lt;i&gt;u&lt;/i&gt;,加入该群',
  }),

  'msg: HTML with content that is no element': all(
    'Legacy threw on content that is no element; it shows as text.',
    {
      html: 'bare text',
    },
  ),

  'Log: warn and info': all('The recorded copy has these two commented out; other 1.7.3 builds print them.', {
    printed: [
      ['warn', 'text'],
      ['info', 'text'],
    ],
  }),

  'store: keys that only look alike': all(
    'Legacy joined seq and random without a separator, took two messages for one and lost the second.',
    {
      sessions: {
        C2Cbob: {
          skey: 'C2Cbob',
          type: 'C2C',
          id: 'bob',
          name: 'bob',
          icon: '',
          unread: 2,
          isAutoRead: false,
          time: 1600000012,
          curMaxMsgSeq: 12,
          isFinished: 1,
          msgs: [
            [12, false, 'bob'],
            [1, false, 'bob'],
          ],
        },
      },
    },
  ),

  'store: count after deleting': all('Legacy went on counting a deleted session until the next message.', {
    count: 1,
  }),
};
