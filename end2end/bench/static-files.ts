// Serves a folder's files to pages that may use the finest clock the browser has (5 microseconds).

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";

const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

export class StaticFiles {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  /** Serves the files of a folder; its own address is an empty page. */
  static async of(folder: string): Promise<StaticFiles> {
    const server = createServer((request, response) => {
      const name = path.basename(request.url ?? "");
      const content = name === "" ? Promise.resolve("<!doctype html><title>Bench</title>") : readFile(path.join(folder, name));
      content.then(
        (content) => {
          response.writeHead(200, {
            "Content-Type": types[path.extname(name)] ?? "text/html",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
          });
          response.end(content);
        },
        () => response.writeHead(404).end(),
      );
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new StaticFiles(server);
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
