using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "campaign_id",
                table: "posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tags",
                table: "posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "plan_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    clash_minutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made = table.Column<int>(type: "INTEGER", nullable: false),
                    imported_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    removed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_import_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_import_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_import_rows_post_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "post_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_post_import_rows_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_posts_agency_id_campaign_id",
                table: "posts",
                columns: new[] { "agency_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_settings_agency_id",
                table: "plan_settings",
                column: "agency_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_campaigns_agency_id_key",
                table: "post_campaigns",
                columns: new[] { "agency_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_import_rows_agency_id_hash",
                table: "post_import_rows",
                columns: new[] { "agency_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_import_rows_import_id",
                table: "post_import_rows",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "IX_post_import_rows_post_id",
                table: "post_import_rows",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "IX_post_imports_agency_id_at",
                table: "post_imports",
                columns: new[] { "agency_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_settings");

            migrationBuilder.DropTable(
                name: "post_campaigns");

            migrationBuilder.DropTable(
                name: "post_import_rows");

            migrationBuilder.DropTable(
                name: "post_imports");

            migrationBuilder.DropIndex(
                name: "IX_posts_agency_id_campaign_id",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "campaign_id",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "posts");
        }
    }
}
