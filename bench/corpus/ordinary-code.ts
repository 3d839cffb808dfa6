import type { Random } from './random.ts';

const THINGS =
  'order user goods cart coupon address banner category article comment report invoice stock ticket video course teacher member wallet refund device task notice area brand'.split(
    ' ',
  );
const ADJECTIVES = 'current next last cached hidden checked sorted local remote pending active empty'.split(
  ' ',
);
const VERBS = 'load render update remove check format open close filter count submit toggle'.split(' ');

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Names a piece of code is made of; `n` keeps the functions of one file apart. */
interface Names {
  thing: string;
  Thing: string;
  adjective: string;
  verb: string;
  n: number;
  number: number;
}

/** What web pages of some years ago are full of, and nothing of it has to do with messages. */
const PIECES: ((names: Names) => string)[] = [
  ({ thing, Thing, verb, n }) => `
/** ${verb} the list of ${thing}s, page by page */
function ${verb}${Thing}List${n}(page, callback) {
  var params = { page: page || 1, size: 20, t: new Date().getTime() };
  $.ajax({
    url: '/api/${thing}/list',
    type: 'GET',
    dataType: 'json',
    data: params,
    success: function (res) {
      if (res.code !== 0) {
        alert(res.message || '网络错误，请稍后再试');
        return;
      }
      var html = '';
      for (var i = 0; i < res.data.length; i++) {
        var item = res.data[i];
        html += '<li data-id="' + item.id + '"><span>' + item.name + '</span><em>' + item.price + '</em></li>';
      }
      $('#${thing}List').html(html);
      if (callback) callback(res.data);
    },
    error: function (xhr, status) {
      console.log('${thing} list failed: ' + status);
    }
  });
}
`,
  ({ thing, Thing, n, number }) => `
function ${Thing}Cache${n}(limit) {
  this.limit = limit || ${number};
  this.keys = [];
  this.values = {};
}
${Thing}Cache${n}.prototype.get = function (key) {
  return this.values.hasOwnProperty(key) ? this.values[key] : null;
};
${Thing}Cache${n}.prototype.set = function (key, value) {
  if (!this.values.hasOwnProperty(key)) this.keys.push(key);
  this.values[key] = value;
  while (this.keys.length > this.limit) delete this.values[this.keys.shift()];
  return this;
};
var ${thing}Cache${n} = new ${Thing}Cache${n}(${number});
`,
  ({ thing, Thing, adjective, n, number }) => `
// 表单校验
var ${adjective}${Thing}Rules${n} = [
  { field: '${thing}Name', test: /^[\\u4e00-\\u9fa5A-Za-z0-9_]{2,20}$/, tip: '名称为 2 到 20 个字符' },
  { field: '${thing}Phone', test: /^1[3-9]\\d{9}$/, tip: '请输入正确的手机号' },
  { field: '${thing}Count', test: /^[1-9]\\d{0,${(number % 5) + 1}}$/, tip: '数量不正确' }
];
function check${Thing}Form${n}(form) {
  var errors = [];
  ${adjective}${Thing}Rules${n}.forEach(function (rule) {
    var value = (form[rule.field] && form[rule.field].value) || '';
    if (!rule.test.test(value.replace(/^\\s+|\\s+$/g, ''))) errors.push(rule.tip);
  });
  if (errors.length) {
    document.getElementById('${thing}Error').innerHTML = errors.join('<br>');
    return false;
  }
  return true;
}
`,
  ({ thing, Thing, verb, n, number }) => `
const ${verb}${Thing}Store${n} = {
  state: { list: [], total: 0, loading: false },
  mutations: {
    set(state, { list, total }) {
      state.list = list;
      state.total = total;
    },
    loading(state, on) {
      state.loading = on;
    },
  },
  actions: {
    async fetch({ commit, state }, query) {
      if (state.loading) return;
      commit('loading', true);
      try {
        const { data } = await axios.get(\`/api/${thing}s\`, { params: { ...query, limit: ${number} } });
        commit('set', data);
      } catch (error) {
        console.error('${thing}', error);
      } finally {
        commit('loading', false);
      }
    },
  },
};
`,
  ({ thing, Thing, n }) => `
function format${Thing}Time${n}(seconds) {
  var date = new Date(seconds * 1000);
  var pad = function (value) {
    return value < 10 ? '0' + value : '' + value;
  };
  var today = new Date();
  var time = pad(date.getHours()) + ':' + pad(date.getMinutes());
  if (date.toDateString() === today.toDateString()) return time;
  switch (today.getDate() - date.getDate()) {
    case 1:
      return '昨天 ' + time;
    case 2:
      return '前天 ' + time;
    default:
      return date.getFullYear() + '-' + pad(date.getMonth() + 1) + '-' + pad(date.getDate()) + ' ' + time;
  }
}
window.${thing}Time${n} = format${Thing}Time${n};
`,
  ({ thing, Thing, adjective, n, number }) => `
(function (root) {
  var ${adjective}${Thing} = root.localStorage.getItem('${thing}_${n}');
  var listeners = [];
  function emit(name, value) {
    for (var i = 0, size = listeners.length; i < size; i++) {
      try {
        listeners[i].call(root, name, value);
      } catch (e) {
        if (root.console && console.warn) console.warn(e);
      }
    }
  }
  root.${thing}Settings${n} = {
    timeout: ${number * 100},
    read: function () {
      return ${adjective}${Thing} ? JSON.parse(${adjective}${Thing}) : {};
    },
    save: function (value) {
      ${adjective}${Thing} = JSON.stringify(value);
      root.localStorage.setItem('${thing}_${n}', ${adjective}${Thing});
      emit('${thing}', value);
    },
    watch: function (fn) {
      listeners.push(fn);
      return function () {
        listeners.splice(listeners.indexOf(fn), 1);
      };
    }
  };
})(window);
`,
  ({ thing, Thing, n, number }) => `
class ${Thing}Table${n} {
  constructor(element, options = {}) {
    this.element = element;
    this.options = Object.assign({ columns: [], size: ${number} }, options);
    this.rows = [];
    this.sorted = null;
  }
  sort(column) {
    const sign = this.sorted === column ? -1 : 1;
    this.sorted = sign === 1 ? column : null;
    this.rows.sort((a, b) => (a[column] > b[column] ? sign : a[column] < b[column] ? -sign : 0));
    return this.draw();
  }
  draw() {
    const head = this.options.columns.map(({ title }) => \`<th>\${title}</th>\`).join('');
    const body = this.rows
      .slice(0, this.options.size)
      .map((row) => '<tr>' + this.options.columns.map(({ key }) => \`<td>\${row[key]}</td>\`).join('') + '</tr>');
    this.element.innerHTML = \`<table class="${thing}"><tr>\${head}</tr>\${body.join('')}</table>\`;
    return this;
  }
}
`,
  ({ thing, Thing, verb, n, number }) => `
$(function () {
  $('#${thing}Box').on('click', '.${verb}-btn', function () {
    var $row = $(this).closest('tr'), id = $row.data('id');
    if (!id || $row.hasClass('disabled')) return false;
    $row.addClass('disabled');
    $.post('/api/${thing}/${verb}', { id: id }, function (res) {
      $row.removeClass('disabled');
      if (res.code === ${number}) location.href = '/login?from=' + encodeURIComponent(location.href);
      else if (res.code) layer.msg(res.message);
      else $row.fadeOut(200, function () { $row.remove(); });
    }, 'json');
  }).find('input[name="${thing}${Thing}${n}"]').val('');
});
`,
];

/** Ordinary code of about so many bytes, without a word of the SDK. */
export function ordinaryCode(random: Random, bytes: number): string {
  let code = '';
  for (let n = 1; code.length < bytes; n++) {
    const thing = random.pick(THINGS);
    const names = {
      thing,
      Thing: capital(thing),
      adjective: random.pick(ADJECTIVES),
      verb: random.pick(VERBS),
      n,
      number: 2 + random.below(60),
    };
    code += random.pick(PIECES)(names);
  }
  return code;
}

/** A name for a file. */
export const ordinaryName = (random: Random): string =>
  `${random.pick(VERBS)}-${random.pick(ADJECTIVES)}-${random.pick(THINGS)}`;
