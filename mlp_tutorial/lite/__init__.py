"""The course as a web site without a server: JupyterLite, in which Python itself runs in the browser."""
