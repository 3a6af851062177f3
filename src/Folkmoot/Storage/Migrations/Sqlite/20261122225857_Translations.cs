using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Translations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "from",
                table: "proposals",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "translation",
                table: "post_steps",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "glossary_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    translation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_glossary_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "translation_reviewers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_translation_reviewers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "translation_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reviewed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_translation_units", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_glossary_terms_agency_id_from_to_term",
                table: "glossary_terms",
                columns: new[] { "agency_id", "from", "to", "term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_translation_reviewers_agency_id_language_person_id",
                table: "translation_reviewers",
                columns: new[] { "agency_id", "language", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_translation_units_agency_id_from_to_key",
                table: "translation_units",
                columns: new[] { "agency_id", "from", "to", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_translation_units_agency_id_reviewed_at",
                table: "translation_units",
                columns: new[] { "agency_id", "reviewed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "glossary_terms");

            migrationBuilder.DropTable(
                name: "translation_reviewers");

            migrationBuilder.DropTable(
                name: "translation_units");

            migrationBuilder.DropColumn(
                name: "from",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "translation",
                table: "post_steps");
        }
    }
}
