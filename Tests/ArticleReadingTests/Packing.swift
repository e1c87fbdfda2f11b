import CLibArchive
import Glibc

@testable import ArticleReading

/// Packs bytes in memory.
enum Packing {
    enum Compression: CaseIterable { case none, gzip, zstandard, xz, bzip2 }
    enum Form { case raw, tar, zip, storedZip, encryptedZip }

    struct Entry {
        var name: String
        var bytes: [UInt8]

        init(_ name: String, _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        init(_ name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    static func compress(_ bytes: some Sequence<UInt8>, _ compression: Compression) -> [UInt8] {
        pack([Entry("data", bytes: Array(bytes))], as: .raw, compression)
    }

    static func pack(_ entries: [Entry], as form: Form, _ compression: Compression = .none) -> [UInt8] {
        // In a locale of ASCII, libarchive does not mark names as Unicode.
        let locale = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil)
        let previous = uselocale(locale)
        defer {
            uselocale(previous)
            freelocale(locale)
        }
        let archive = archive_write_new()
        switch compression {
        case .none: archive_write_add_filter_none(archive)
        case .gzip: archive_write_add_filter_gzip(archive)
        case .zstandard: archive_write_add_filter_zstd(archive)
        case .xz: archive_write_add_filter_xz(archive)
        case .bzip2: archive_write_add_filter_bzip2(archive)
        }
        switch form {
        case .raw: archive_write_set_format_raw(archive)
        case .tar: archive_write_set_format_ustar(archive)
        case .zip: archive_write_set_format_zip(archive)
        case .storedZip:
            archive_write_set_format_zip(archive)
            archive_write_zip_set_compression_store(archive)
        case .encryptedZip:
            archive_write_set_format_zip(archive)
            precondition(archive_write_set_options(archive, "zip:encryption=traditional") == ARCHIVE_OK)
            archive_write_set_passphrase(archive, "secret")
        }
        let total = entries.reduce(0) { $0 + $1.bytes.count + $1.name.utf8.count + 4096 }
        var output = [UInt8](repeating: 0, count: 2 * total + 1 << 16)
        var used = 0
        output.withUnsafeMutableBytes { buffer in
            archive_write_set_bytes_in_last_block(archive, 1)
            archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
            for entry in entries {
                let header = archive_entry_new()
                archive_entry_set_pathname_utf8(header, entry.name)
                archive_entry_set_filetype(header, 0o100000)
                archive_entry_set_perm(header, 0o644)
                archive_entry_set_size(header, Int64(entry.bytes.count))
                precondition(archive_write_header(archive, header) >= ARCHIVE_WARN)
                archive_write_data(archive, entry.bytes, entry.bytes.count)
                archive_entry_free(header)
            }
            archive_write_close(archive)
        }
        archive_write_free(archive)
        return Array(output[..<used])
    }
}
