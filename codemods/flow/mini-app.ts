import type { Access } from './access.ts';
import type { ObjectValue, Slot } from './graph.ts';
import type { Node } from './program.ts';

type Call = import('ts-morph').ts.CallExpression | import('ts-morph').ts.NewExpression;

/** The one object of a mini program: `App({ … })` makes it, `getApp()` gives it to every page. */
export class MiniApps {
  /** What `App` was given, which is read by every page. */
  readonly objects = new Set<ObjectValue>();
  readonly #access: Access;
  readonly #apps: { folder: string; options: Slot }[] = [];
  readonly #asked: { folder: string; node: Node }[] = [];

  constructor(access: Access) {
    this.#access = access;
  }

  /** `App({ … })` or `getApp()` of the platform. */
  connect(node: Call): void {
    const { model } = this.#access;
    const { ts, scriptOf } = model.program;
    const { expression } = node;
    if (!ts.isIdentifier(expression) || !/^(App|getApp)$/.test(expression.text)) return;
    if (model.names.keyOf(expression) !== expression.text) return;
    const folder = folderOf(scriptOf(node).unit.file);
    const [first] = node.arguments ?? [];
    if (expression.text === 'App' && first) {
      const app = { folder, options: model.slot(first) };
      this.#apps.push(app);
      model.graph.on(app.options, (value) => {
        if (value.kind === 'object') this.objects.add(value);
      });
      for (const ask of this.#asked) this.#give(app, ask);
    } else if (expression.text === 'getApp') {
      const ask = { folder, node };
      this.#asked.push(ask);
      for (const app of this.#apps) this.#give(app, ask);
    }
  }

  /** Files of the program lie beside its `app.js` or below. */
  #give({ folder, options }: { folder: string; options: Slot }, ask: { folder: string; node: Node }): void {
    const { graph, slot } = { graph: this.#access.model.graph, slot: this.#access.model.slot(ask.node) };
    if (folder === '' || `${ask.folder}/`.startsWith(`${folder}/`)) graph.edge(options, slot);
  }
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');
