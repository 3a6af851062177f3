using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddMediaLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "focus_x",
                table: "post_images",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "focus_y",
                table: "post_images",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "library_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    descriptions = table.Column<string>(type: "TEXT", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rights = table.Column<int>(type: "INTEGER", nullable: false),
                    terms = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    licensed_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    attribution = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    consent = table.Column<int>(type: "INTEGER", nullable: false),
                    consent_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    consent_reference = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true),
                    replaced_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cut_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_library_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_library_items_media_files_media_id",
                        column: x => x.media_id,
                        principalTable: "media_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "picture_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    faint = table.Column<int>(type: "INTEGER", nullable: false),
                    faintest = table.Column<double>(type: "REAL", nullable: true),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_picture_readings", x => x.id);
                    table.ForeignKey(
                        name: "FK_picture_readings_media_files_media_id",
                        column: x => x.media_id,
                        principalTable: "media_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "thumbnails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thumbnails", x => x.id);
                    table.ForeignKey(
                        name: "FK_thumbnails_media_files_media_id",
                        column: x => x.media_id,
                        principalTable: "media_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_proofs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_proofs", x => x.id);
                    table.ForeignKey(
                        name: "FK_consent_proofs_library_items_item_id",
                        column: x => x.item_id,
                        principalTable: "library_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_proofs_item_id",
                table: "consent_proofs",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_library_items_media_id",
                table: "library_items",
                column: "media_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_picture_readings_media_id",
                table: "picture_readings",
                column: "media_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_thumbnails_media_id",
                table: "thumbnails",
                column: "media_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_proofs");

            migrationBuilder.DropTable(
                name: "picture_readings");

            migrationBuilder.DropTable(
                name: "thumbnails");

            migrationBuilder.DropTable(
                name: "library_items");

            migrationBuilder.DropColumn(
                name: "focus_x",
                table: "post_images");

            migrationBuilder.DropColumn(
                name: "focus_y",
                table: "post_images");
        }
    }
}
