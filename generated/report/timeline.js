graphDocs.take("timeline", {"months":["2018-12","2019-03","2019-04","2026-03"],"locales":["de-DE","zh-CN"],"series":[[0,0,7,1],[2,6,0,1]]});
