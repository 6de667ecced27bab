"""Pages as Kazakh news sites and state portals build them, in our own words, for one article.

Each has the headline, the paragraphs, and what surrounds them: menus, teasers, answers, notices.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Талғар ауданында алты жүз орындық мектеп ашылды"
PARAGRAPHS = (
    "Талғар ауданында 2019 жылғы 2 қыркүйекте алты жүз орындық жаңа мектеп пайдалануға берілді,"
    " деп хабарлады аудан әкімдігінің баспасөз қызметі.",
    "Салтанатты жиынға Алматы облысының әкімі Марат Сұлтанов, аудан мәслихатының депутаттары мен"
    " ата-аналар қатысты.",
    "«Мектептің құрылысы 12.03.2017 басталған еді, енді балалар үш ауысымда оқымайды», - деді"
    " облыс әкімі жиында сөйлеген сөзінде.",
    "Аудан әкімдігінің мәліметінше, құрылысқа республикалық бюджеттен 1,8 млрд теңге бөлінген."
    " Мердігер – «Талғар құрылыс» ЖШС.",
    "Келесі жылы ауданда тағы екі мектеп пен бір балабақша салу жоспарланып отыр.",
)
TEASERS = (
    "Семейде Ертіс өзеніне жаңа көпір салынды",
    "Павлодарда халықаралық инвестиция форумы өтті",
    "Ақтау портының қуаты екі есе артпақ",
)
SITE = "Жетісу таңы"


def _p(separator: str = "\n") -> str:
    return separator.join(f"<p>{one}</p>" for one in PARAGRAPHS)


def _list(item: str = "<li><a href='/n/{i}'>{t}</a></li>") -> str:
    return "".join(item.format(i=i, t=one) for i, one in enumerate(TEASERS))


def _page(head: str, body: str) -> str:
    return f"<!doctype html><html lang='kk'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


@dataclass(frozen=True)
class Template:
    """A page of one kind, and what is to be found on it."""

    html: str
    date: str | None = "2019-09-03"
    publisher: str | None = SITE
    author: str | None = None
    lines: tuple[str, ...] = PARAGRAPHS


_MENU = "<ul class='menu'><li><a href='/'>Басты бет</a></li><li><a href='/q'>Қоғам</a></li><li><a href='/s'>Саясат</a></li></ul>"
_OG = f"<meta property='og:site_name' content='{SITE}'>"
_BOTH = f"<title>{TITLE} | {SITE}</title>{_OG}"
_FOOT = f"<footer>© 2019 {SITE}. Материалды пайдаланғанда сілтеме міндетті. Тел.: +7 727 000 00 00</footer>"

TEMPLATES = {
    "wordpress with answers and jetpack lists": Template(
        _page(
            _BOTH,
            f"<header class='site-header'><a href='/' rel='home'>{SITE}</a><nav>{_MENU}</nav></header><main>"
            f"<article class='post hentry'><header class='entry-header'><h1 class='entry-title'>{TITLE}</h1>"
            "<div class='entry-meta'><span class='posted-on'><time class='entry-date' datetime='2019-09-03T10:12:00+06:00'>"
            "03.09.2019</time></span> <span class='byline'>Автор: <span class='author vcard'><a class='url fn n' href='/author/a'>Айгүл Серікова</a></span></span></div></header>"
            f"<div class='entry-content'>{_p()}<div class='sharedaddy'><h3 class='sd-title'>Бөлісу:</h3><ul><li>Twitter</li><li>Facebook</li></ul></div>"
            f"<div id='jp-relatedposts' class='jp-relatedposts'><h3><em>Ұқсас</em></h3>{_list('<a href=/{i}>{t}</a>')}</div></div></article>"
            "<div id='comments' class='comments-area'><h2>«Талғар» жазбасына 1 пікір</h2><ol class='comment-list'><li class='comment'>"
            "<p>05.09.2019 Өте жақсы жаңалық екен, бізге де осындай мектеп керек, әкімге рақмет айтамыз!</p></li></ol></div></main>"
            f"<aside class='widget-area'><ul>{_list()}</ul></aside>{_FOOT}",
        ),
        author="Айгүл Серікова",
    ),
    "bitrix with a date above the headline": Template(
        _page(
            f"<title>{TITLE}</title>{_OG}",
            f"<div id='header'><div class='logo'><img src='/l.png' alt='{SITE}'></div><div class='today'>Жексенбі, 22 қараша 2026</div>{_MENU}</div>"
            f"<div class='workarea'><div class='news-detail'><span class='news-date-time'>03.09.2019 09:45</span><h3>{TITLE}</h3>"
            + "<br /><br />".join(PARAGRAPHS)
            + "<div style='clear:both'></div><br />Көру саны: 877<br /></div><p><a href='/news/'>Тізімге оралу</a></p></div>"
            f"<div class='right'><div class='news-list'>{_list('<p class=news-item><span class=news-date-time>22.11.2026</span> <a href=/{i}><b>{t}</b></a></p>')}</div></div>{_FOOT}",
        )
    ),
    "joomla in layout tables": Template(
        _page(
            f"<title>{TITLE}</title><meta name='generator' content='Joomla!'>",
            f"<table width='980'><tr><td><img src='logo.gif' alt='{SITE}'></td></tr><tr><td>{_MENU}</td></tr><tr><td>"
            f"<table class='contentpaneopen'><tr><td class='contentheading'>{TITLE}</td></tr></table>"
            "<table class='contentpaneopen'><tr><td class='createdate'>Сейсенбі, 03 Қыркүйек 2019 09:45</td></tr>"
            f"<tr><td valign='top'>{_p()}</td></tr></table></td><td width='200'><b>Соңғы жаңалықтар</b><br>{_list('<a href=/{i}>{t}</a><br>')}</td></tr>"
            "<tr><td>Барлық құқықтар қорғалған</td></tr></table>",
        ),
        publisher=None,
    ),
    "dle with the site first in the title": Template(
        _page(
            f"<title>{SITE} » {TITLE}</title>",
            f"<div class='wrap'><a class='logo' href='/'>{SITE}</a>{_MENU}<div id='dle-content'><div class='fullstory'>"
            f"<h1>{TITLE}</h1><div class='fs-info'>3-09-2019, 10:22 | Санаты: <a href='/q'>Қоғам</a> | Автор: <a href='/u'>admin</a> | Көрілім: 877</div>"
            "<div id='news-id-1'>" + "".join(f"<div>{one}</div>" for one in PARAGRAPHS) + "</div>"
            "<div class='fs-bottom'><a href='#'>Баспаға</a> <span>Рейтинг: 0</span></div></div>"
            f"<div class='related'><div class='rel-title'>Ұқсас жаңалықтар:</div><ul>{_list()}</ul></div>"
            "<div class='berrors'>Құрметті оқырман, Сіз сайтқа тіркелмеген қонақ ретінде кірдіңіз.</div></div></div>",
        )
    ),
    "drupal with the date in its crumbs": Template(
        _page(
            _BOTH,
            f"<main><div class='page-title'><h1><span>{TITLE}</span></h1></div><article role='article' class='node'><div class='nav-breadcrumbs'><ul>"
            f"<li><a href='/kk/news'>Жаңалықтар</a></li><li>  3 қыркүйек  2019  </li></ul></div><div class='field field--name-body'>{_p()}</div></article></main>"
            f"<section class='block-views'><h2>Өзге жаңалықтар</h2>{_list('<div class=views-row><a href=/{i}>{t}</a><div class=date>15.03.2026</div></div>')}</section>{_FOOT}",
        )
    ),
    "tilda with every paragraph in a record of its own": Template(
        _page(
            f"<meta property='og:title' content='{TITLE}'><title>{TITLE}</title>",
            f"<div id='allrecords'><div class='t-rec'><div class='t-menu'><a href='/'>{SITE}</a> <a href='/about'>Біз туралы</a></div></div>"
            f"<div class='t-rec'><div class='t-container'><h1 class='t-title'>{TITLE}</h1><div class='t-uptitle'>3 қыркүйек 2019</div></div></div>"
            + "".join(
                f"<div class='t-rec'><div class='t-container'><div class='t-text' field='text'>{one}</div></div></div>"
                for one in PARAGRAPHS
            )
            + "<div class='t-rec'><div class='t-tildalabel'>Made on Tilda</div></div></div>",
        ),
        publisher=None,
    ),
    "linked data with everything": Template(
        _page(
            f"<title>{TITLE} - {SITE}</title><script type='application/ld+json'>"
            '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"WebPage","mainEntity":{"@type":"NewsArticle",'
            f'"headline":"{TITLE}","datePublished":"2019-09-03T10:00:00+06:00","author":[{{"@type":"Person","name":"Ермек Асанов"}}],'
            f'"publisher":{{"@type":"Organization","name":"{SITE}"}}}}}}]}}</script>',
            f"<div class='l'><h1>{TITLE}</h1><div>{_p()}</div></div>",
        ),
        author="Ермек Асанов",
    ),
    "microdata": Template(
        _page(
            f"<title>{TITLE}</title>",
            f"<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{TITLE}</h1><meta itemprop='datePublished' content='2019-09-03'>"
            f"<span itemprop='author'>Ермек Асанов</span><div itemprop='publisher' itemscope><meta itemprop='name' content='{SITE}'></div><div itemprop='articleBody'>{_p()}</div></div>",
        ),
        author="Ермек Асанов",
    ),
    "a state portal with a table of properties": Template(
        _page(
            f"<meta name='DC.publisher' content='{SITE}'><title>{TITLE}</title>",
            f"<div class='gov-menu'><a href='/kz/about'>Портал туралы</a><a href='/kz/docs'>Құжаттар</a></div><h1>{TITLE}</h1>"
            "<table class='metadata'><tr><th>Жарияланған күні</th><td>03.09.2019</td></tr><tr><th>Санаты</th><td>Отырыстар</td></tr>"
            "<tr><th>Қаралым</th><td>3 112</td></tr></table>"
            f"<div class='document-body'>{_p()}</div><div class='actions'><button>Басып шығару</button></div><footer><p>Бірыңғай байланыс орталығы: 1414</p></footer>",
        )
    ),
    "a ministry's page with the logo as its first heading": Template(
        _page(
            f"<title>{TITLE}</title>",
            f"<div class='head'><h1>Білім басқармасы</h1><div>Ресми интернет-ресурс</div></div>{_MENU}<div class='article'><h2>{TITLE}</h2>"
            f"<div class='article__date'>2019 жылғы 3 қыркүйек</div><div class='article__body'>{_p()}</div>"
            "<div class='article__share'>Бөлісу <a href='#'>FB</a> <a href='#'>TW</a></div></div>",
        ),
        publisher=None,
    ),
    "akorda's kind with dated notes beside the text": Template(
        _page(
            f"<title>{TITLE} — {SITE} ресми сайты</title><meta property='og:site_name' content='{SITE}'><meta property='og:title' content='{TITLE}'>",
            f"<section id='main_block'><div class='row'><div class='col-lg-8'><p><img src=/a.jpg></p><h2> {TITLE} </h2><hr/><div class='mt-5'><article>{_p('<p>&nbsp;</p>')}</article></div></div>"
            f"<div class='col-lg-4'>{_list('<p class=date_main_block_small>2026 жылғы 12 маусым</p><p class=date_main_block><a href=/{i}>{t}</a></p><hr>')}</div></div></section>",
        ),
        date=None,
    ),
    "date and views after a subtitle": Template(
        _page(
            _BOTH,
            f"<div class='top'>{_MENU}</div><div class='single'><h1>{TITLE}</h1><h4>Жаңа мектепте екі спорт залы бар</h4>"
            f"<div class='single__info'><span>3 Қыркүйек, 2019</span><span>14:05</span><span>877 рет қаралды</span></div><div class='single__text'>{_p()}</div></div>",
        ),
        lines=("Жаңа мектепте екі спорт залы бар", *PARAGRAPHS),
    ),
    "a second article that follows when scrolled": Template(
        _page(
            _BOTH,
            f"<article><h1>{TITLE}</h1><time>03.09.2019</time>{_p()}</article><article><h1>{TEASERS[0]}</h1><time>04.09.2019</time>"
            "<p>Семейде Ертіс өзеніне салынған жаңа көпір бүгін ашылды. Көпірдің ұзындығы бір шақырымға жуық.</p>"
            "<p>Көпірді екі жылда салып бітірген құрылысшыларды қала әкімі құттықтап, оларға алғыс хат тапсырды.</p></article>",
        )
    ),
    "lists of other articles among the paragraphs": Template(
        _page(
            _BOTH,
            f"<div class='content'><h1>{TITLE}</h1><p class='d'>03.09.2019</p><p>{PARAGRAPHS[0]}</p><p><strong>Тағы оқыңыз: <a href='/1'>{TEASERS[0]}</a></strong></p>"
            f"<p>{PARAGRAPHS[1]}</p><div><b>Оқи отырыңыз</b><ul><li><a href='/2'>{TEASERS[1]}</a></li></ul></div><p>{PARAGRAPHS[2]}</p>"
            f"<blockquote><p>ЧИТАЙТЕ ТАКЖЕ</p><a href='/3'>{TEASERS[2]}</a></blockquote><p>{PARAGRAPHS[3]}</p><p>{PARAGRAPHS[4]}</p>"
            f"<h4>Ұқсас жаңалықтар</h4><div class='card'><a href='/1'>{TEASERS[0]}</a></div><div class='card'><a href='/2'>{TEASERS[1]}</a></div></div>",
        )
    ),
    "cards of other articles with dates and excerpts": Template(
        _page(
            _BOTH,
            f"<div id='app'><div class='post-page'><div class='post-page__head'><div class='post-page__date'>3 қыркүйек 2019, сейсенбі</div><div class='ttl'>{TITLE}</div></div><div class='post-page__body'>{_p()}</div></div>"
            f"<div class='others'><div class='h'>Басқа жаңалықтар</div>{_list('<div class=card><a href=/{i}><h4>{t}</h4><p>Толығырақ оқу үшін осы жерді басыңыз, материалдың толық нұсқасы ішінде.</p></a><span>22.11.2026</span></div>')}</div></div>",
        )
    ),
    "amp": Template(
        f"<!doctype html><html amp lang='kk'><head><meta charset='utf-8'><title>{TITLE}</title><script type='application/ld+json'>"
        f'{{"@type":"NewsArticle","datePublished":"2019-09-03","publisher":{{"name":"{SITE}"}}}}</script></head><body><amp-sidebar><ul><li><a href="/">Басты</a></li></ul></amp-sidebar>'
        f"<header class='amp-bar'><a href='/'>{SITE}</a></header><main><h1>{TITLE}</h1><amp-img src='a.jpg'></amp-img><section>{_p('<amp-ad>x</amp-ad>')}</section>"
        f"<amp-social-share type='twitter'></amp-social-share><div class='amp-related'><h4>Тағы</h4>{_list('<a href=/{i}>{t}</a> ')}</div></main></body></html>",
    ),
    "a print version": Template(
        _page(
            f"<title>{SITE} > Басып шығару нұсқасы > {TITLE}</title>",
            f"<p><b>{SITE}</b></p><hr><h1>{TITLE}</h1><p>03.09.2019</p>{_p()}<hr><p>Материалдың мекенжайы: https://zhetisu-tany.example/n/1</p><a href='javascript:window.print()'>Басып шығару</a>",
        ),
        publisher=None,
        lines=(*PARAGRAPHS, "Материалдың мекенжайы: https://zhetisu-tany.example/n/1"),
    ),
    "text between line breaks in one cell": Template(
        _page(
            f"<title>{TITLE}</title>",
            f"<table><tr><td width=200>{_MENU}</td><td><font size=4><b>{TITLE}</b></font><br><small>Жарияланған күні: 3 қыркүйек 2019 ж.</small><br><br>"
            + "<br><br>".join(PARAGRAPHS)
            + "<br><br><div align=right>Бөлісу: <a href=#>FB</a> <a href=#>TW</a></div></td></tr></table>",
        ),
        publisher=None,
    ),
    "byline and photo credit in the text": Template(
        _page(
            _BOTH,
            f"<div class='article'><h1>{TITLE}</h1><p class='article-meta'>Айгүл Серікова</p><p>Авторы: Айгүл Серікова | 3 қыркүйек, 2019</p><figure><img src=a.jpg><figcaption>Фото: аудан әкімдігі</figcaption></figure>"
            f"<p>{PARAGRAPHS[0]}</p><p><em>Фото: автордан</em></p>"
            + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[1:])
            + "<p>Telegram арнамызға жазылыңыз!</p></div>",
        ),
        author="Айгүл Серікова",
    ),
    "the author's name below the text": Template(
        _page(
            f"{_BOTH}<meta name='author' content='Ермек Асанов'>",
            f"<h1>{TITLE}</h1><div class='date'>3 қыркүйек 2019</div>{_p()}<p><b>Авторы: Ермек Асанов</b></p><div class='tags'>Тегтер: <a href='/t'>мектеп</a></div>",
        ),
        author="Ермек Асанов",
    ),
    "a table of figures": Template(
        _page(
            _BOTH,
            f"<article><h1>{TITLE}</h1><div class='date'>03.09.2019</div>{_p()}<table><tr><th>Аудан</th><th>Мектеп</th><th>Бала</th></tr>"
            "<tr><td>Талғар</td><td>48</td><td>31 200</td></tr><tr><td>Іле</td><td>52</td><td>40 100</td></tr></table></article>",
        ),
        lines=(*PARAGRAPHS, "Аудан | Мектеп | Бала", "Талғар | 48 | 31 200", "Іле | 52 | 40 100"),
    ),
    "answers of readers without a name for their block": Template(
        _page(
            _BOTH,
            f"<div id='story'><h1>{TITLE}</h1><div class='when'>3 қыркүйек 2019, 12:03</div><div class='text'>{_p()}</div></div><div class='box'><h3>Пікірлер (2)</h3>"
            "<div><b>Ермек_07</b> <span>04.10.2018 12:40</span><p>Жақсы іс болыпты, бірақ біздің ауылда мектеп әлі салынған жоқ, қашан салады екен?</p></div></div>",
        )
    ),
    "a cookie bar and a subscription in the text": Template(
        _page(
            _BOTH,
            f"<div class='cookie-note'>Біз cookie файлдарын қолданамыз, сайтта қалсаңыз, келіскеніңіз. <a href='#'>Түсінікті</a></div><div class='article'><h1>{TITLE}</h1>"
            f"<span class='article-time'>03 Қыр, 2019</span><p>{PARAGRAPHS[0]}</p><div class='subscribe-box'>Бізге Telegram желісінде жазылыңыз</div>"
            + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[1:])
            + "<div class='note'>Мәтінде қате тапсаңыз, оны белгілеп, Ctrl+Enter пернелерін басыңыз</div></div>",
        )
    ),
    "russian labels around a kazakh article": Template(
        _page(
            _BOTH,
            f"<div class='news'><h1>{TITLE}</h1><div class='news__meta'>Опубликовано: 3 сентября 2019 г., 12:30 | Просмотров: 1 284</div><div class='news__text'>{_p()}</div>"
            f"<div class='news__more'><h3>Читайте также</h3><ul>{_list()}</ul></div></div><div>Поделиться: <a href='#'>ВКонтакте</a></div>",
        )
    ),
    "updated later": Template(
        _page(
            _BOTH,
            f"<div class='p'><h1>{TITLE}</h1><div class='p-d'>Жаңартылды: 15.09.2019 | Жарияланды: 03.09.2019</div>{_p()}</div>",
        )
    ),
    "several dates at the top of the site": Template(
        _page(
            _BOTH,
            "<div class='topline'><span class='date'>22 қараша 2026</span> <span>Алматы -3°</span></div><div class='calendar'><span>1 қараша 2026</span></div>"
            f"<div class='main'><div class='crumbs'><a href='/'>Басты</a> / <a href='/q'>Қоғам</a></div><h1>{TITLE}</h1><div class='main-date'>3 қыркүйек 2019</div>{_p()}</div>",
        )
    ),
    "a page that shows no date of its own": Template(
        _page(
            _BOTH,
            f"<div class='header'><div class='date'>22 қараша 2026</div></div><div class='c'><h1>{TITLE}</h1>{_p()}</div>"
            f"<div class='side'>{_list('<div><a href=/{i}>{t}</a> <span class=date>21.11.2026</span></div>')}</div><div class='foot'>© 2014–2026 {SITE}</div>",
        ),
        date=None,
    ),
    "yesterday is no date": Template(
        _page(
            _BOTH, f"<article><h1>{TITLE}</h1><div class='date'>кеше, 12:30</div>{_p()}</article>"
        ),
        date=None,
    ),
    "span paragraphs of a visual editor": Template(
        _page(
            _BOTH,
            f"<div class='blog-post'><h1>{TITLE}</h1><div class='blog-post-info'><i class='fa'></i> 03.09.2019 <i class='fa'></i> 512</div><div class='blog-post-text'>"
            + "".join(
                f"<div><span style='font-size:14pt'><span lang='KK'>{one}</span></span></div>"
                for one in PARAGRAPHS
            )
            + "</div></div>",
        )
    ),
}
