using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddDrafting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "machine_assisted",
                table: "posts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "machine_assisted",
                table: "noticeboard_posts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "machine_assisted",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_proposal",
                table: "decisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "drafting_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    allows_pictures = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    rate_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    budget_micros = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafting_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    original = table.Column<string>(type: "TEXT", nullable: true),
                    proposed = table.Column<string>(type: "TEXT", nullable: true),
                    taken = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    sent_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    masked_count = table.Column<int>(type: "INTEGER", nullable: false),
                    has_picture = table.Column<bool>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    host = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    prompts = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false),
                    input_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    is_estimate = table.Column<bool>(type: "INTEGER", nullable: false),
                    cost_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_drafting_policies_agency_id",
                table: "drafting_policies",
                column: "agency_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_proposals_agency_id_at",
                table: "proposals",
                columns: new[] { "agency_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_proposals_agency_id_person_id_at",
                table: "proposals",
                columns: new[] { "agency_id", "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_proposals_agency_id_subject_subject_id",
                table: "proposals",
                columns: new[] { "agency_id", "subject", "subject_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafting_policies");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropColumn(
                name: "machine_assisted",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "machine_assisted",
                table: "noticeboard_posts");

            migrationBuilder.DropColumn(
                name: "machine_assisted",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_proposal",
                table: "decisions");
        }
    }
}
