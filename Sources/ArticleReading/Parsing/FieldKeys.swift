import ArticleText

/// Under which keys the fields of an article are looked for in a JSON object.
///
/// The first key that is present and not empty wins. These are the names that
/// news dumps, feeds and schema.org use.
enum FieldKeys {
    static func usual(for field: Article.Field) -> [String] {
        switch field {
        case .id: ["id", "_id", "guid", "uri", "doc_id", "article_id"]
        case .title: ["title", "headline", "head"]
        case .publisher: ["publisher", "source", "outlet", "site", "source_name"]
        case .byline: ["byline", "author", "authors", "by"]
        case .published:
            [
                "published", "date", "published_at", "publish_date", "datePublished", "pubDate",
                "versioncreated", "timestamp",
            ]
        case .language: ["language", "lang"]
        case .url: ["url", "link", "canonical"]
        case .credit: ["credit", "creditline", "credit_line"]
        case .text:
            ["text", "body", "content", "maintext", "article", "body_text", "articleBody"]
        }
    }

    static func keys(for field: Article.Field, options: ReadingOptions) -> [String] {
        options.fieldNames[field].map { [$0] } ?? usual(for: field)
    }
}
