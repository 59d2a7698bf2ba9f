// The file that JupyterLab loads. It registers the extension as a built one would; nothing has to be built.
{
  const here = document.currentScript.src;
  let scope;

  const shared = async name => {
    const [version] = Object.values(scope[name]);
    return (await version.get())();
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.mlp_tutorial = {
    init(sharedScope) {
      scope = sharedScope;
    },
    async get() {
      const { makePlugin } = await import(new URL("plugin.js", here));
      const plugin = makePlugin(await shared("@jupyterlab/notebook"), await shared("@jupyterlab/apputils"));
      return () => ({ __esModule: true, default: plugin });
    },
  };
}
