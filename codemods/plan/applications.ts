import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Target } from '../options.ts';
import { packagesOf } from '../targets.ts';
import type { PackageNames } from '../transforms/transform.ts';

/** An application of the tree: where it begins, and how its modules come by what they import. */
interface Application {
  /** Its folder, relative to the run's root. */
  folder: string;
  isMiniProgram: boolean;
  /** Dependencies are installed by npm; else files lie beside the code. */
  hasPackages: boolean;
  /** Names of the dependencies. */
  packages: readonly string[];
}

/** Frameworks that build mini-programs. */
const MINI_PROGRAM = /^(wepy|@wepy\/|mpvue|@dcloudio\/|@tarojs\/|remax|chameleon-)/;

/** Finds the application a file belongs to: the nearest folder with a `package.json` or an `app.json` above it. */
export class Applications {
  private readonly known = new Map<string, Application | undefined>();

  /** @param target what was asked for; without it each application gets the SDK that runs where it runs. */
  constructor(
    private readonly root: string,
    private readonly target?: Target,
  ) {}

  /** The SDK that an application runs on. */
  targetFor(file: string): Target {
    const application = this.find(posix.dirname(file));
    const own = application?.isMiniProgram ? 'tim-wx-sdk' : 'tim-js-sdk';
    // What is not built from packages runs as it is: in WeChat, or in browsers.
    if (this.target !== '@tencentcloud/chat' && !application?.hasPackages) return own;
    return this.target ?? own;
  }

  /** Folder of the application, undefined when nothing marks one. */
  folderOf(file: string): string | undefined {
    return this.find(posix.dirname(file))?.folder;
  }

  /**
   * What a module imports from: packages, or in mini-programs without packages the files that are put where the
   * legacy SDK lies.
   *
   * @param legacy a module of the application that imports the legacy SDK, and from where.
   */
  packagesFor(file: string, legacy: { file: string; specifier: string } | undefined): PackageNames {
    const application = this.find(posix.dirname(file));
    const target = this.targetFor(file);
    const packages = packagesOf(target);
    if (!application?.isMiniProgram) return packages;
    // Of the shim there is one build for mini-programs; it takes the SDK it finds.
    if (application.hasPackages || !legacy) return { ...packages, shim: 'webim2tim/dist/webim_wx.js' };
    const folder = posix.normalize(
      legacy.specifier.startsWith('/')
        ? posix.join(application.folder, posix.dirname(legacy.specifier))
        : posix.join(posix.dirname(legacy.file), posix.dirname(legacy.specifier)),
    );
    const way = posix.relative(posix.dirname(file), folder) || '.';
    const near = way.startsWith('.') ? way : `./${way}`;
    const isChat = target === '@tencentcloud/chat';
    return {
      tim: `${near}/${isChat ? 'tencentcloud-chat' : 'tim-wx'}.js`,
      timWithFriends: `${near}/${isChat ? 'tencentcloud-chat' : 'tim-wx-friendship'}.js`,
      bridge: `${near}/webim2tim_wx.js`,
      shim: `${near}/webim2tim.shim_wx.js`,
      uploadPlugin: `${near}/tim-upload-plugin.js`,
      folder,
    };
  }

  /** Of the packages that files import, those their applications do not depend on yet, by folder of the application. */
  missing(imports: readonly { file: string; name: string }[]): Map<string, Set<string>> {
    const missing = new Map<string, Set<string>>();
    for (const { file, name } of imports) {
      const application = this.find(posix.dirname(file));
      if (application?.packages.includes(name)) continue;
      const folder = application?.folder ?? '.';
      missing.set(folder, (missing.get(folder) ?? new Set()).add(name));
    }
    return missing;
  }

  private find(folder: string): Application | undefined {
    if (!this.known.has(folder)) {
      const above = folder === '.' ? undefined : this.find(posix.dirname(folder));
      this.known.set(folder, this.at(folder, above));
    }
    return this.known.get(folder);
  }

  private at(folder: string, above: Application | undefined): Application | undefined {
    const has = (name: string) => existsSync(join(this.root, folder, name));
    const packages = has('package.json') ? dependencies(join(this.root, folder, 'package.json')) : undefined;
    const isMiniProgram =
      (has('app.json') && this.lists(folder)) ||
      has('project.config.json') ||
      (has('manifest.json') && has('pages.json'));
    if (packages?.length) {
      return {
        folder,
        isMiniProgram: isMiniProgram || packages.some((p) => MINI_PROGRAM.test(p)),
        hasPackages: true,
        packages,
      };
    }
    if (!isMiniProgram) return above;
    return {
      folder: above?.isMiniProgram || above?.hasPackages ? above.folder : folder,
      isMiniProgram,
      hasPackages: above?.hasPackages === true,
      packages: above?.packages ?? [],
    };
  }

  /** Is `app.json` that of a mini-program? */
  private lists(folder: string): boolean {
    return /"pages"\s*:/.test(readFileSync(join(this.root, folder, 'app.json'), 'utf8'));
  }
}

function dependencies(file: string): string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}
